package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody decides about a dead letter.
 */
interface RedriveContract extends StoreContract {

	@Test
	default void aRedrivenLetterHasAllItsAttemptsAgain() {
		kill("a");
		WorkRecord redriven = StoreDriver.await(store().results().redrive(WorkKey.of("a"))).orElseThrow();
		assertThat(redriven.status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(redriven.attempt()).isZero();
		assertThat(redriven.result()).isNull();
		assertThat(store().depth()).isEqualTo(1);
		assertThat(store().killNext().status()).isEqualTo(WorkStatus.DEAD);
	}

	@Test
	default void aRedrivenLetterEndsLikeAnyWork() {
		kill("a");
		StoreDriver.await(store().results().redrive(WorkKey.of("a")));
		CompletableFuture<WorkRecord> end = store().results().whenFinal(WorkKey.of("a")).toCompletableFuture();
		Claim claim = store().claimOne();
		assertThat(end).isNotDone();
		assertThat(store().finish(claim, "done")).isTrue();
		assertThat(StoreDriver.await(end).status()).isEqualTo(WorkStatus.COMPLETED);
		store().advance(StoreFixture.RESULT_TTL);
		store().sweep();
		assertThat(store().find("a")).isInstanceOf(Found.Expired.class);
	}

	@Test
	default void aDiscardedLetterIsGoneAndNotDoneAgain() {
		kill("a");
		assertThat(discard("a")).isTrue();
		assertThat(discard("a")).isFalse();
		assertThat(StoreDriver.await(store().results().redrive(WorkKey.of("a")))).isEmpty();
		assertThat(store().find("a")).isInstanceOf(Found.Expired.class);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("a"))))
			.isInstanceOf(Enqueued.Expired.class);
		store().advance(StoreFixture.TOMBSTONE_TTL);
		store().sweep();
		assertThat(store().find("a")).isInstanceOf(Found.Unknown.class);
	}

	@Test
	default void redrivingTellsListenersThatThereIsWork() throws InterruptedException {
		kill("a");
		CountDownLatch told = new CountDownLatch(1);
		store().queue().onAvailable(told::countDown);
		StoreDriver.await(store().results().redrive(WorkKey.of("a")));
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	default void whatSomebodyDecidedAboutIsNotCountedAmongTheDead() {
		kill("a");
		kill("b");
		kill("c");
		StoreDriver.await(store().results().redrive(WorkKey.of("a")));
		discard("b");
		assertThat(StoreDriver.await(store().results().countDead(10))).isEqualTo(1);
	}

	@Test
	default void onlyDeadLettersCanBeRedrivenOrDiscarded() {
		store().accept("a");
		assertUntouched("a");
		Claim claim = store().claimOne();
		assertUntouched("a");
		store().finish(claim, "done");
		assertUntouched("a");
		assertThat(discard("never-heard-of")).isFalse();
	}

	@Test
	default void aRedrivenLetterHasNoErrorAnyMore() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ZERO, "Out of fish");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		WorkRecord redriven = StoreDriver.await(store().results().redrive(WorkKey.of("a"))).orElseThrow();
		assertThat(redriven.lastError()).isNull();
		assertThat(store().present("a")).isEqualTo(redriven);
	}

	@Test
	default void aLetterThatWasGivenUpCanBeRedriven() {
		store().accept("a");
		WorkResult givenUp = WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, "Given up: out of fish");
		StoreDriver.await(store().results().finish(store().claimOne(), givenUp));
		assertThat(StoreDriver.await(store().results().redrive(WorkKey.of("a")))).isPresent();
		assertThat(store().drain()).containsExactly("a");
	}

	private void assertUntouched(String id) {
		WorkRecord before = store().present(id);
		assertThat(StoreDriver.await(store().results().redrive(WorkKey.of(id)))).isEmpty();
		assertThat(discard(id)).isFalse();
		assertThat(store().present(id)).isEqualTo(before);
	}

	private void kill(String id) {
		store().accept(id);
		assertThat(store().killNext().status()).isEqualTo(WorkStatus.DEAD);
	}

	private boolean discard(String id) {
		return StoreDriver.await(store().results().discard(WorkKey.of(id)));
	}

}
