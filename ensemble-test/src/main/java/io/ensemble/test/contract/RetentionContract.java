package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.WorkQuery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long ended work is remembered: first with its result, then only that it was there.
 */
interface RetentionContract extends StoreContract {

	@Test
	default void aResultIsKeptForItsTime() {
		finish("a");
		pass(StoreFixture.RESULT_TTL.minusSeconds(1));
		assertThat(store().find("a")).isInstanceOf(Found.Present.class);
	}

	@Test
	default void afterItsTimeAResultIsKnownToHaveBeenThere() {
		finish("a");
		pass(StoreFixture.RESULT_TTL);
		assertThat(store().find("a")).isInstanceOf(Found.Expired.class);
		assertThat(StoreDriver.await(store().results().list(new WorkQuery(null, null, null, null, 10, null))).records())
			.isEmpty();
	}

	@Test
	default void forgottenWorkIsNeverSilentlyDoneAgain() {
		finish("a");
		pass(StoreFixture.RESULT_TTL);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("a"))))
			.isInstanceOf(Enqueued.Expired.class);
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void theTombstoneStandsForItsTimeAndThenTheIdIsFree() {
		finish("a");
		pass(StoreFixture.RESULT_TTL);
		pass(StoreFixture.TOMBSTONE_TTL.minusSeconds(1));
		assertThat(store().find("a")).isInstanceOf(Found.Expired.class);
		pass(Duration.ofSeconds(1));
		assertThat(store().find("a")).isInstanceOf(Found.Unknown.class);
		store().accept("a");
	}

	@Test
	default void aHolderFromAnEarlierLifeOfTheIdIsRefused() {
		store().accept("a");
		Claim zombie = store().claimOne();
		StoreDriver.await(store().results().end(zombie.record().key(), EndContract.CANCELLED));
		pass(StoreFixture.RESULT_TTL);
		pass(StoreFixture.TOMBSTONE_TTL);
		store().accept("a");
		Claim holder = store().claimOne();
		assertThat(store().finish(zombie, "the zombie's")).isFalse();
		assertThat(store().finish(holder, "the holder's")).isTrue();
	}

	@Test
	default void workThatHasNotEndedIsNotForgotten() {
		store().accept("parked");
		StoreDriver.await(store().queue().park(store().claimOne()));
		store().accept("running");
		Claim running = store().claimOne();
		store().accept("waiting");
		Duration longer = StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL);
		assertThat(StoreDriver.await(store().queue().renew(running, longer.plus(StoreDriver.LEASE)))).isTrue();
		pass(longer);
		assertThat(store().find("parked")).isInstanceOf(Found.Present.class);
		assertThat(store().find("running")).isInstanceOf(Found.Present.class);
		assertThat(store().find("waiting")).isInstanceOf(Found.Present.class);
	}

	private void finish(String id) {
		store().accept(id);
		store().finish(store().claimOne(), "done");
	}

	private void pass(Duration duration) {
		store().advance(duration);
		store().sweep();
	}

}
