package io.ensemble.test.contract;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as an attempt, and what happens after the last one.
 */
interface AttemptContract extends StoreContract {

	/** More than a store lets go in a claim of one. */
	int MUCH = 250;

	@Test
	default void afterTheLastAttemptWorkIsADeadLetterWithAReason() {
		store().accept("a");
		WorkRecord dead = store().killNext();
		assertThat(dead.status()).isEqualTo(WorkStatus.DEAD);
		assertThat(dead.attempt()).isEqualTo(StoreDriver.MAX_ATTEMPTS);
		assertThat(StoreDriver.resultOf(dead).code()).isEqualTo(ErrorCode.DEAD);
		assertThat(StoreDriver.resultOf(dead).error()).isNotBlank();
		assertThat(store().present("a")).isEqualTo(dead);
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void workThatIsHandedBackLosesNeitherItsPlaceNorAnAttempt() {
		store().accept("a");
		store().accept("b");
		Claim claim = store().claimOne();
		assertThat(StoreDriver.await(store().queue().handBack(claim))).isTrue();
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(store().position("a")).isEqualTo(1);
		Claim again = store().claimOne();
		assertThat(again.record().key()).isEqualTo(WorkKey.of("a"));
		assertThat(again.record().attempt()).isEqualTo(1);
		assertThat(again.token()).isNotEqualTo(claim.token());
	}

	@Test
	default void aRetryComesAfterItsDelayAtItsOldPlaceWithTheAttemptCounted() {
		store().accept("a");
		store().accept("b");
		assertThat(store().retry(store().claimOne(), Duration.ofMinutes(5))).isTrue();
		store().advance(Duration.ofMinutes(5).minus(StoreFixture.MOMENT));
		store().sweep();
		assertThat(store().claimOne().record().key()).isEqualTo(WorkKey.of("b"));
		store().accept("c");
		store().advance(StoreFixture.MOMENT);
		Claim again = store().claimOne();
		assertThat(again.record().key()).isEqualTo(WorkKey.of("a"));
		assertThat(again.record().attempt()).isEqualTo(2);
	}

	@Test
	default void muchDelayedWorkComesBackAtItsOldPlaces() {
		List<String> ids = IntStream.range(0, MUCH).mapToObj((i) -> "r" + i).toList();
		store().fixture().fill(ids.stream().map((id) -> StoreDriver.submission(StoreDriver.request(id))));
		delay(store().claim(MUCH / 2), Duration.ofMinutes(5));
		delay(store().claim(MUCH), Duration.ofMinutes(4));
		store().advance(Duration.ofMinutes(6));
		assertThat(store().claimOne().record().attempt()).isEqualTo(2);
		store().sweep();
		assertThat(store().position("r" + (MUCH - 1))).isEqualTo(MUCH - 1);
		assertThat(store().drain()).isSubsetOf(ids)
			.hasSize(MUCH - 1)
			.isSortedAccordingTo(Comparator.comparingInt(ids::indexOf));
		assertThat(store().depth()).isZero();
	}

	private void delay(List<Claim> claims, Duration delay) {
		claims.stream()
			.map((claim) -> store().queue().retry(claim, delay, "Out of fish"))
			.toList()
			.forEach((retried) -> assertThat(StoreDriver.await(retried)).isTrue());
	}

	@Test
	default void delayedWorkIsWaitingWork() {
		store().accept("a");
		Claim claim = store().claimOne();
		store().retry(claim, Duration.ofMinutes(5));
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(store().depth()).isEqualTo(1);
		assertThat(store().position("a")).isEqualTo(1);
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void delayedWorkCanBeWithdrawn() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ofMinutes(5));
		WorkResult cancelled = WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Withdrawn");
		assertThat(StoreDriver.await(store().results().end(WorkKey.of("a"), cancelled))).isPresent();
		store().advance(Duration.ofMinutes(5));
		assertThat(store().drain()).isEmpty();
		assertThat(store().depth()).isZero();
	}

	@Test
	default void aRetryWithoutDelayMayRunAtOnce() {
		store().accept("a");
		assertThat(store().retry(store().claimOne(), Duration.ZERO)).isTrue();
		assertThat(store().claimOne().record().attempt()).isEqualTo(2);
	}

	@Test
	default void aSweepTellsListenersThatADelayIsOver() throws InterruptedException {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ofMinutes(5));
		store().advance(Duration.ofMinutes(5));
		CountDownLatch told = new CountDownLatch(1);
		store().queue().onAvailable(told::countDown);
		store().sweep();
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

}
