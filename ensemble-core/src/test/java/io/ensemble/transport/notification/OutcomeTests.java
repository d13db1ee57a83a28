package io.ensemble.transport.notification;

import java.time.Instant;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Ends as they are told to other processes.
 */
class OutcomeTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:15:30.123456Z");

	private final StoredJson json = new StoredJson();

	private final WorkRecord accepted = WorkRecord.queued(submission(), TIME);

	private static Submission submission() {
		return new Submission(WorkRequest.of("r-1", "prepare-meal", "soup").build(), "somebody", Ingress.HTTP);
	}

	@Test
	void whoeverHandedTheWorkInKnowsTheWholeRecordFromItsOutcome() {
		WorkRecord ended = this.accepted.started(TIME.plusMillis(1))
			.finished(WorkResult.completed("a bowl"), TIME.plusMillis(2));
		Outcome outcome = Outcome.of(ended, this.json.write(ended.result()));
		assertThat(outcome.end(this.accepted, this.json::readResult)).contains(ended);
	}

	@Test
	void whatNeverStartedHasNoStart() {
		WorkRecord ended = this.accepted.finished(WorkResult.completed("at once"), TIME.plusMillis(2));
		Outcome outcome = Outcome.of(ended, this.json.write(ended.result()));
		assertThat(outcome.end(this.accepted, this.json::readResult)).contains(ended);
	}

	@Test
	void whatIsNotToldOrHasNotEndedHasToBeLookedAt() {
		assertThat(Outcome.UNTOLD.end(this.accepted, this.json::readResult)).isEmpty();
		assertThat(new Outcome("RUNNING HIGH 1 5 6", "{}").end(this.accepted, this.json::readResult)).isEmpty();
	}

	@Test
	void whatNobodyWroteIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Outcome("DONE HIGH 1 5 6", "{}").end(this.accepted, this.json::readResult));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Outcome("COMPLETED HIGH one 5 6", "{}").end(this.accepted, this.json::readResult));
	}

}
