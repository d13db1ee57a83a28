package io.ensemble.test.contract;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Claim;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ends that many write at once.
 */
interface EndConcurrencyContract extends StoreContract {

	/** How often each race is run. */
	int RACES = 100;

	@Test
	default void ofManyResultsAtOnceExactlyOneIsEverSeen() throws Exception {
		for (int race = 0; race < RACES; race++) {
			String id = "r" + race;
			store().accept(id);
			Claim claim = store().claimOne();
			List<Optional<WorkRecord>> ends = Together.run((thread) -> endAsOneOfMany(thread, claim));
			assertThat(ends.stream().flatMap(Optional::stream).toList()).containsExactly(store().present(id));
		}
	}

	@Test
	default void nobodyMissesAnEndThatComesWhileHeAsks() throws Exception {
		for (int race = 0; race < RACES; race++) {
			String id = "r" + race;
			store().accept(id);
			Claim claim = store().claimOne();
			List<CompletableFuture<WorkRecord>> told = Together.run((thread) -> {
				if (thread == 0) {
					store().finish(claim, "done");
				}
				return store().results().whenFinal(WorkKey.of(id)).toCompletableFuture();
			});
			told.forEach((end) -> assertThat(StoreDriver.await(end)).isEqualTo(store().present(id)));
		}
	}

	private Optional<WorkRecord> endAsOneOfMany(int thread, Claim claim) {
		return (thread % 2 != 0) ? StoreDriver.await(store().results().end(claim.record().key(), EndContract.CANCELLED))
				: StoreDriver.await(store().results().finish(claim, WorkResult.completed("by " + thread)));
	}

}
