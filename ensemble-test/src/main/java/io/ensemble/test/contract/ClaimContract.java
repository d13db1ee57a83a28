package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Claim;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Leases and tokens: who holds work, how long, and what a holder who lost it may not do.
 */
interface ClaimContract extends StoreContract {

	@Test
	default void claimedWorkRunsAndIsHandedOutToNobodyElse() {
		WorkRecord accepted = store().accept("a");
		store().advance(Duration.ofSeconds(3));
		WorkRecord running = store().claimOne().record();
		assertThat(running.status()).isEqualTo(WorkStatus.RUNNING);
		assertThat(running.attempt()).isEqualTo(1);
		assertThat(running.startedAt()).isAfterOrEqualTo(accepted.submittedAt().plusSeconds(3));
		assertThat(store().present("a")).isEqualTo(running);
		assertThat(store().drain()).isEmpty();
		assertThat(store().depth()).isZero();
	}

	@Test
	default void aClaimHandsOutAllThatWaitsUpToWhatWasAskedFor() {
		Duration moment = Duration.ofMinutes(1);
		store().acceptWithin("overdue", moment);
		store().accept("delayed");
		store().claim(2).forEach((claim) -> store().retry(claim, moment));
		for (int i = 0; i < 60; i++) {
			store().accept("r" + i);
		}
		store().advance(moment.plusMillis(1));
		assertThat(store().claim(20)).hasSize(20);
		assertThat(store().claim(100)).extracting((claim) -> claim.record().key().requestId())
			.hasSize(41)
			.doesNotContain("overdue");
	}

	@Test
	default void anExpiredLeaseSendsWorkBackToItsOldPlaceWithTheAttemptCounted() {
		store().accept("a");
		store().accept("b");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		WorkRecord returned = store().sweep().get(0);
		assertThat(returned.key()).isEqualTo(WorkKey.of("a"));
		assertThat(returned.status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(store().position("a")).isEqualTo(1);
		assertThat(store().claimOne().record().attempt()).isEqualTo(2);
	}

	@Test
	default void aLeaseHoldsUntilItsEnd() {
		store().accept("a");
		store().claimOne();
		store().advance(StoreDriver.LEASE.minus(StoreFixture.MOMENT));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void aRenewedLeaseHoldsFromTheRenewalOn() {
		store().accept("a");
		Claim claim = store().claimOne();
		for (int i = 0; i < 10; i++) {
			store().advance(StoreDriver.LEASE.minusSeconds(1));
			assertThat(StoreDriver.await(store().queue().renew(claim, StoreDriver.LEASE))).isTrue();
		}
		store().advance(StoreDriver.LEASE.minusSeconds(1));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().finish(claim, "done")).isTrue();
	}

	@Test
	default void aSweepReportsEachChangeOnce() {
		store().accept("a");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		assertThat(store().sweep()).hasSize(1);
		assertThat(store().sweep()).isEmpty();
	}

	@Test
	default void listenersAreToldOfReturnedWork() throws InterruptedException {
		store().accept("a");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		CountDownLatch told = new CountDownLatch(1);
		store().queue().onAvailable(told::countDown);
		store().sweep();
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	default void everyAttemptHasItsOwnToken() {
		store().accept("a");
		Claim first = store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		assertThat(store().claimOne().token()).isNotEqualTo(first.token());
	}

	@Test
	default void aHolderWhoLostItsLeaseIsRefusedEverything() {
		store().accept("a");
		Claim zombie = store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		assertRefused(zombie);
		Claim holder = store().claimOne();
		assertRefused(zombie);
		assertThat(store().present("a")).isEqualTo(holder.record());
		assertThat(store().finish(holder, "the holder's")).isTrue();
		assertThat(StoreDriver.resultOf(store().present("a")).output()).isEqualTo("the holder's");
	}

	@Test
	default void workThatEndedElsewhereIsLostToItsHolder() {
		store().accept("a");
		Claim claim = store().claimOne();
		WorkResult cancelled = WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Withdrawn");
		assertThat(StoreDriver.await(store().results().end(WorkKey.of("a"), cancelled))).isPresent();
		assertRefused(claim);
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.CANCELLED);
		store().advance(StoreDriver.LEASE);
		assertThat(store().sweep()).isEmpty();
	}

	private void assertRefused(Claim claim) {
		WorkRecord before = store().present("a");
		assertThat(StoreDriver.await(store().queue().renew(claim, StoreDriver.LEASE))).as("renew").isFalse();
		assertThat(StoreDriver.await(store().queue().handBack(claim))).as("hand back").isFalse();
		assertThat(store().retry(claim, Duration.ZERO)).as("retry").isFalse();
		assertThat(StoreDriver.await(store().queue().park(claim))).as("park").isFalse();
		assertThat(store().finish(claim, "the zombie's")).as("finish").isFalse();
		assertThat(store().present("a")).isEqualTo(before);
	}

}
