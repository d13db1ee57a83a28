package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Claim;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Being told of the end.
 */
interface NotificationContract extends StoreContract {

	@Test
	default void whoeverWaitsIsToldOfTheEndAndNotBefore() {
		store().accept("a");
		CompletableFuture<WorkRecord> end = whenFinal("a");
		Claim claim = store().claimOne();
		assertThat(end).isNotDone();
		store().finish(claim, "done");
		assertThat(StoreDriver.await(end)).isEqualTo(store().present("a"));
	}

	@Test
	default void whoeverComesLateIsToldAtOnce() {
		store().accept("a");
		store().finish(store().claimOne(), "done");
		assertThat(StoreDriver.await(whenFinal("a"))).isEqualTo(store().present("a"));
	}

	@Test
	default void everyoneIsToldAndWhoeverGaveUpHurtsNobody() {
		store().accept("a");
		CompletableFuture<WorkRecord> first = whenFinal("a");
		CompletableFuture<WorkRecord> impatient = whenFinal("a");
		CompletableFuture<WorkRecord> last = whenFinal("a");
		impatient.cancel(false);
		store().finish(store().claimOne(), "done");
		assertThat(StoreDriver.await(first)).isEqualTo(StoreDriver.await(last));
	}

	@Test
	default void aListenerThatThrowsHurtsNobody() {
		store().accept("a");
		whenFinal("a").thenRun(() -> {
			throw new IllegalStateException("a broken listener");
		});
		CompletableFuture<WorkRecord> other = whenFinal("a");
		assertThat(store().finish(store().claimOne(), "done")).isTrue();
		assertThat(StoreDriver.await(other).status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	default void aWithdrawalIsAnEnd() {
		store().accept("a");
		CompletableFuture<WorkRecord> end = whenFinal("a");
		StoreDriver.await(store().results().end(WorkKey.of("a"), EndContract.CANCELLED));
		assertThat(StoreDriver.await(end).status()).isEqualTo(WorkStatus.CANCELLED);
	}

	@Test
	default void aPassedDeadlineIsAnEnd() {
		store().acceptWithin("a", Duration.ofSeconds(5));
		CompletableFuture<WorkRecord> end = whenFinal("a");
		store().advance(Duration.ofSeconds(6));
		store().sweep();
		assertThat(StoreDriver.await(end).status()).isEqualTo(WorkStatus.EXPIRED);
	}

	@Test
	default void theLastLostAttemptIsAnEndAndOthersAreNot() {
		store().accept("a");
		CompletableFuture<WorkRecord> end = whenFinal("a");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		assertThat(end).isNotDone();
		for (int attempt = 2; attempt <= StoreDriver.MAX_ATTEMPTS; attempt++) {
			store().claimOne();
			store().advance(StoreDriver.LEASE);
			store().sweep();
		}
		assertThat(StoreDriver.await(end).status()).isEqualTo(WorkStatus.DEAD);
	}

	@Test
	default void nobodyIsToldOfWorkThatIsNotKnown() {
		CompletableFuture<WorkRecord> end = whenFinal("never-heard-of");
		store().accept("a");
		store().finish(store().claimOne(), "done");
		assertThat(end).isNotDone();
	}

	@Test
	default void whoeverExpectsWorkBeforeItIsHandedInIsToldOfItsEndAndNotBefore() {
		CompletableFuture<WorkRecord> end = store().results().expect(WorkKey.of("a"));
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(end).isNotDone();
		store().finish(claim, "done");
		assertThat(StoreDriver.await(end)).isEqualTo(store().present("a"));
	}

	@Test
	default void whoeverExpectsWorkIsToldOfLargeResultsAndOfTheEndAfterSeveralAttempts() {
		CompletableFuture<WorkRecord> large = store().results().expect(WorkKey.of("a"));
		store().accept("a");
		store().finish(store().claimOne(), "x".repeat(100_000));
		assertThat(StoreDriver.await(large)).isEqualTo(store().present("a"));
		CompletableFuture<WorkRecord> second = store().results().expect(WorkKey.of("b"));
		store().accept("b");
		StoreDriver.await(store().queue().retry(store().claimOne(), Duration.ZERO, "a failure\nof two lines"));
		store().finish(store().claimOne(), "done");
		assertThat(StoreDriver.await(second)).isEqualTo(store().present("b"))
			.returns(2, WorkRecord::attempt)
			.returns("a failure\nof two lines", WorkRecord::lastError);
	}

	@Test
	default void whoeverExpectsWorkInVainIsNotToldAndMayGiveUp() {
		CompletableFuture<WorkRecord> end = store().results().expect(WorkKey.of("b"));
		store().accept("a");
		store().finish(store().claimOne(), "done");
		assertThat(end).isNotDone();
		end.cancel(false);
		CompletableFuture<WorkRecord> again = store().results().expect(WorkKey.of("b"));
		store().accept("b");
		StoreDriver.await(store().results().end(WorkKey.of("b"), EndContract.CANCELLED));
		assertThat(StoreDriver.await(again).status()).isEqualTo(WorkStatus.CANCELLED);
	}

	private CompletableFuture<WorkRecord> whenFinal(String id) {
		return store().results().whenFinal(WorkKey.of(id)).toCompletableFuture();
	}

}
