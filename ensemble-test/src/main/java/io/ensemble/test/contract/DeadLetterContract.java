package io.ensemble.test.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work whose every attempt was lost.
 */
interface DeadLetterContract extends StoreContract {

	@Test
	default void deadLettersAreListedAndStayUntilSomebodyDecides() {
		kill("a");
		store().advance(StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL));
		store().sweep();
		List<WorkRecord> dead = StoreDriver
			.await(store().results().list(new WorkQuery(null, WorkStatus.DEAD, null, null, 10, null)))
			.records();
		assertThat(dead).containsExactly(store().present("a"));
	}

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
	default void aClaimCanEndAsADeadLetter() {
		WorkResult givenUp = WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, "Given up: out of fish");
		store().accept("a");
		assertThat(StoreDriver.await(store().results().finish(store().claimOne(), givenUp))).isPresent();
		store().advance(StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL));
		store().sweep();
		assertThat(store().present("a").result()).isEqualTo(givenUp);
		assertThat(StoreDriver.await(store().results().redrive(WorkKey.of("a")))).isPresent();
		assertThat(store().drain()).containsExactly("a");
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
	default void onlyDeadLettersCanBeRedrivenOrDiscarded() {
		store().accept("a");
		assertUntouched("a");
		Claim claim = store().claimOne();
		assertUntouched("a");
		store().finish(claim, "done");
		assertUntouched("a");
		assertThat(discard("never-heard-of")).isFalse();
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
