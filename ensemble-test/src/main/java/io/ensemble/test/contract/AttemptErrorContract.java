package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of attempts that failed.
 */
interface AttemptErrorContract extends StoreContract {

	@Test
	default void workThatNeverFailedHasNoError() {
		assertThat(store().accept("a").lastError()).isNull();
		Claim claim = store().claimOne();
		assertThat(claim.record().lastError()).isNull();
		StoreDriver.await(store().queue().handBack(claim));
		assertThat(store().present("a").lastError()).isNull();
	}

	@Test
	default void theLatestErrorStaysUntilAnotherAttemptFails() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ZERO, "Out of fish");
		assertThat(store().present("a").lastError()).isEqualTo("Out of fish");
		Claim second = store().claimOne();
		assertThat(second.record().lastError()).isEqualTo("Out of fish");
		store().retry(second, Duration.ofMinutes(5), "Out of rice");
		assertThat(store().present("a").lastError()).isEqualTo("Out of rice");
		store().advance(Duration.ofMinutes(5));
		Claim third = store().claimOne();
		StoreDriver.await(store().queue().handBack(third));
		assertThat(store().present("a").lastError()).isEqualTo("Out of rice");
		assertThat(store().finish(store().claimOne(), "done")).isTrue();
		assertThat(store().present("a").lastError()).isEqualTo("Out of rice");
	}

	@Test
	default void anErrorSurvivesALostLeaseAndAWaitForAPerson() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ZERO, "Out of fish");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		assertThat(store().sweep()).singleElement().extracting(WorkRecord::lastError).isEqualTo("Out of fish");
		StoreDriver.await(store().queue().park(store().claimOne()));
		assertThat(store().present("a").lastError()).isEqualTo("Out of fish");
		StoreDriver.await(store().queue().resume(WorkKey.of("a")));
		assertThat(store().claimOne().record().lastError()).isEqualTo("Out of fish");
	}

	@Test
	default void aDeadLetterNamesTheLostLeaseAndTheErrorBefore() {
		store().accept("a");
		store().retry(store().claimOne(), Duration.ZERO, "Out of fish");
		store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		WorkRecord last = store().claimOne().record();
		store().advance(StoreDriver.LEASE);
		assertThat(store().sweep()).singleElement().extracting(WorkRecord::result).isEqualTo(last.lost());
		assertThat(StoreDriver.resultOf(store().present("a")).error()).contains("3 attempts", "lease", "Out of fish");
	}

	@Test
	default void anErrorOfTheGreatestLengthIsKeptWhole() {
		String error = "Kein Fisch, \"leider\"\n\\ 🐟" + "ß".repeat(WorkQueue.MAX_ERROR_LENGTH);
		String longest = error.substring(0, WorkQueue.MAX_ERROR_LENGTH);
		store().accept("a");
		store().retry(store().claimOne(), Duration.ZERO, longest);
		assertThat(store().present("a").lastError()).isEqualTo(longest);
	}

}
