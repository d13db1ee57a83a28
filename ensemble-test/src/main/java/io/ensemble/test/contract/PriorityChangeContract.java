package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Claim;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waiting work that somebody moves.
 */
interface PriorityChangeContract extends StoreContract {

	@Test
	default void reprioritisedWorkMovesToWhereItWouldHaveBeen() {
		store().accept("a", Priority.HIGH);
		store().accept("b");
		store().accept("c", Priority.HIGH);
		store().accept("d");
		assertThat(reprioritise("b", Priority.HIGH)).isTrue();
		assertThat(store().position("b")).isEqualTo(2);
		assertThat(reprioritise("a", Priority.LOW)).isTrue();
		assertThat(store().present("a").priority()).isEqualTo(Priority.LOW);
		assertThat(store().drain()).containsExactly("b", "c", "d", "a");
	}

	@Test
	default void onlyWaitingWorkCanBeReprioritised() {
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(reprioritise("a", Priority.HIGH)).isFalse();
		store().finish(claim, "done");
		assertThat(reprioritise("a", Priority.HIGH)).isFalse();
		assertThat(reprioritise("never-heard-of", Priority.HIGH)).isFalse();
		assertThat(store().present("a").priority()).isEqualTo(Priority.NORMAL);
	}

	@Test
	default void delayedWorkCanBeReprioritised() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ofMinutes(5));
		assertThat(reprioritise("a", Priority.CRITICAL)).isTrue();
		assertThat(store().drain()).isEmpty();
		store().advance(Duration.ofMinutes(5));
		assertThat(store().claimOne().record().priority()).isEqualTo(Priority.CRITICAL);
	}

	private boolean reprioritise(String id, Priority priority) {
		return StoreDriver.await(store().queue().reprioritise(WorkKey.of(id), priority));
	}

	@Test
	default void aChangeOfPriorityIsSeenByWhoeverExpectsTheWork() {
		CompletableFuture<WorkRecord> end = store().results().expect(WorkKey.of("a"));
		store().accept("a");
		StoreDriver.await(store().queue().reprioritise(WorkKey.of("a"), Priority.CRITICAL));
		store().finish(store().claimOne(), "done");
		assertThat(StoreDriver.await(end)).isEqualTo(store().present("a"))
			.returns(Priority.CRITICAL, WorkRecord::priority);
	}

}
