package io.ensemble.engine.execution.attempt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.StoreOutages;
import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.simple.SimpleRunJournal;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ClaimedJournal}.
 */
class ClaimedJournalTests {

	private static final WorkRecord RECORD = WorkRecord.queued(
			new Submission(WorkRequest.of("r-1", "order-meal", "").build(), WorkKey.ANYONE, Ingress.HTTP),
			Instant.parse("2026-03-06T09:00:00Z"));

	private static final StoreOutages OUTAGES = new StoreOutages(InstantSource.system());

	@Test
	void anAttemptThatLostItsClaimIsStoppedAtItsNextStep() {
		SimpleRunJournal journal = new SimpleRunJournal();
		ClaimedJournal zombie = new ClaimedJournal(new Claim(RECORD, 1), journal, OUTAGES);
		ClaimedJournal holder = new ClaimedJournal(new Claim(RECORD, 2), journal, OUTAGES);
		zombie.open();
		zombie.append("one");
		assertThat(holder.open()).containsExactly("one");
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> zombie.append("two"));
		assertThatExceptionOfType(CancellationException.class).isThrownBy(zombie::open);
	}

	@Test
	void workGoesOnWithoutAJournalWhileTheStoreIsAway() {
		ClaimedJournal journal = new ClaimedJournal(new Claim(RECORD, 1), new RunJournal() {

			@Override
			public CompletionStage<Optional<List<String>>> open(Claim claim) {
				return away();
			}

			@Override
			public CompletionStage<Boolean> append(Claim claim, String entry) {
				return away();
			}

			private <T> CompletionStage<T> away() {
				return CompletableFuture.failedFuture(new StoreUnavailableException("away", null));
			}

		}, OUTAGES);
		assertThat(journal.open()).isEmpty();
		assertThatCode(() -> journal.append("one")).doesNotThrowAnyException();
	}

}
