package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work whose result is of no use after a while.
 */
interface DeadlineContract extends StoreContract {

	/** Long after acceptance, yet before any retention ends. */
	Duration DEADLINE = Duration.ofMinutes(10);

	@Test
	default void overdueWorkIsNotHandedOut() {
		store().acceptWithin("a", DEADLINE);
		store().accept("b");
		store().advance(DEADLINE.plusMillis(1));
		assertThat(store().drain()).containsExactly("b");
	}

	@Test
	default void workIsHandedOutUntilItsDeadline() {
		store().acceptWithin("a", DEADLINE);
		store().advance(DEADLINE.minus(StoreFixture.MOMENT));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().drain()).containsExactly("a");
	}

	@Test
	default void aSweepEndsOverdueWorkAndReportsIt() {
		store().acceptWithin("a", DEADLINE);
		store().accept("b");
		store().advance(DEADLINE.plusMillis(1));
		assertThat(store().sweep()).singleElement().satisfies(DeadlineContract::assertExpired);
		assertExpired(store().present("a"));
		assertThat(store().depth()).isEqualTo(1);
		assertThat(store().sweep()).isEmpty();
	}

	@Test
	default void overdueWorkThatAClaimPassedOverIsReportedToo() {
		store().acceptWithin("a", DEADLINE);
		store().advance(DEADLINE.plusMillis(1));
		assertThat(store().claim(1)).isEmpty();
		assertThat(store().sweep()).singleElement().satisfies(DeadlineContract::assertExpired);
	}

	@Test
	default void overdueWorkTakesNoRoomAfterASweep() {
		store().acceptWithin("a", DEADLINE);
		store().advance(DEADLINE.plusMillis(1));
		store().sweep();
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("b")), 1))
			.isInstanceOf(Enqueued.Accepted.class);
	}

	@Test
	default void runningWorkIsLeftToItsHolder() {
		store().acceptWithin("a", DEADLINE);
		Claim claim = store().claimOne();
		assertThat(StoreDriver.await(store().queue().renew(claim, DEADLINE.multipliedBy(2)))).isTrue();
		store().advance(DEADLINE.plusMillis(1));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().finish(claim, "late, but done")).isTrue();
	}

	@Test
	default void lostWorkIsNotStartedAgainAfterItsDeadline() {
		store().acceptWithin("a", StoreDriver.LEASE.dividedBy(2));
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		assertThat(store().sweep()).singleElement().satisfies(DeadlineContract::assertExpired);
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void delayedAndParkedWorkExpiresToo() {
		store().acceptWithin("a", DEADLINE);
		store().acceptWithin("b", DEADLINE);
		store().retry(store().claimOne(), DEADLINE.multipliedBy(2));
		StoreDriver.await(store().queue().park(store().claimOne()));
		store().advance(DEADLINE.plusMillis(1));
		assertThat(store().sweep()).hasSize(2).allSatisfy(DeadlineContract::assertExpired);
		store().advance(DEADLINE.multipliedBy(2));
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void workThatComesBackAfterItsDeadlineStandsInNobodysWay() {
		List.of("a1", "a2", "b").forEach((id) -> store().acceptWithin(id, DEADLINE));
		List<Claim> claims = StoreDriver.await(store().queue().claim(2, DEADLINE.multipliedBy(3)));
		store().advance(DEADLINE.plusMillis(1));
		store().accept("c");
		assertThat(store().drain()).containsExactly("c");
		assertThat(claims).allMatch((claim) -> StoreDriver.await(store().queue().handBack(claim)));
		store().accept("d");
		assertThat(store().drain()).containsExactly("d");
	}

	@Test
	default void workWithoutADeadlineWaitsForEver() {
		store().accept("a");
		store().advance(Duration.ofDays(400));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().drain()).containsExactly("a");
	}

	private static void assertExpired(WorkRecord record) {
		assertThat(record.key().requestId()).isIn("a", "b");
		assertThat(record.status()).isEqualTo(WorkStatus.EXPIRED);
		assertThat(record.completedAt()).isNotNull();
		assertThat(StoreDriver.resultOf(record).code()).isEqualTo(ErrorCode.EXPIRED);
	}

}
