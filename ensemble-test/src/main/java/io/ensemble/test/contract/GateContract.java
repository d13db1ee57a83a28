package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.Claim;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that waits for a person.
 */
interface GateContract extends StoreContract {

	@Test
	default void parkedWorkHasNoLeaseAndIsNotHandedOut() {
		Claim claim = park();
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.WAITING_REVIEW);
		assertThat(store().depth()).isZero();
		assertThat(store().position("a")).isZero();
		store().advance(Duration.ofDays(30));
		assertThat(store().sweep()).isEmpty();
		assertThat(store().drain()).isEmpty();
		assertThat(store().finish(claim, "the holder's")).isFalse();
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.WAITING_REVIEW);
	}

	@Test
	default void resumedWorkGoesToItsOldPlaceAndTheAttemptDoesNotCount() {
		park();
		store().accept("b");
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isTrue();
		assertThat(store().position("a")).isEqualTo(1);
		Claim again = store().claimOne();
		assertThat(again.record().key()).isEqualTo(WorkKey.of("a"));
		assertThat(again.record().attempt()).isEqualTo(1);
		assertThat(store().finish(again, "done")).isTrue();
	}

	@Test
	default void onlyParkedWorkCanBeResumed() {
		store().accept("a");
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isFalse();
		store().claimOne();
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isFalse();
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("never-heard-of")))).isFalse();
	}

	@Test
	default void workIsResumedOnce() {
		park();
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isTrue();
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isFalse();
		assertThat(store().drain()).containsExactly("a");
	}

	@Test
	default void parkedWorkCanBeRefused() {
		park();
		WorkResult rejected = WorkResult.ended(WorkStatus.REJECTED, ErrorCode.REJECTED, "The manager said no");
		assertThat(StoreDriver.await(store().results().end(WorkKey.of("a"), rejected))).isPresent();
		assertThat(StoreDriver.await(store().queue().resume(WorkKey.of("a")))).isFalse();
		assertThat(store().present("a").status()).isEqualTo(WorkStatus.REJECTED);
	}

	private Claim park() {
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(StoreDriver.await(store().queue().park(claim))).isTrue();
		return claim;
	}

}
