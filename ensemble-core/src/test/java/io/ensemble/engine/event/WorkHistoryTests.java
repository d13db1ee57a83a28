package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkHistory}.
 */
class WorkHistoryTests {

	private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");

	private final WorkHistory history = new WorkHistory(Duration.ofHours(1));

	private final List<WorkEvent> told = new ArrayList<>();

	private final WorkRecord queued = WorkRecord
		.queued(new Submission(WorkRequest.of("r1", "prepare-meal", "eggs").build(), "anyone", Ingress.HTTP), START);

	private final WorkRecord running = this.queued.started(START.plusSeconds(1));

	private final WorkRecord completed = this.running.finished(WorkResult.completed("served"), START.plusSeconds(2));

	@Test
	void remembersWhatWentWithoutIncidentAsItWas() {
		changed(7, this.queued);
		changed(8, this.running);
		changed(12, this.completed);
		assertThat(this.history.of(this.queued.key())).isEqualTo(this.told);
	}

	@Test
	void remembersIncidents() {
		changed(1, this.queued);
		changed(2, this.queued.withPriority(Priority.CRITICAL));
		changed(3, this.running);
		tell(new WorkEvent.Progressed(4, START.plusSeconds(1), this.running, new WorkProgress("half", 50)));
		changed(5, this.completed);
		assertThat(this.history.of(this.queued.key())).isEqualTo(this.told);
	}

	@Test
	void remembersASecondAttempt() {
		WorkRecord again = this.running.started(START.plusSeconds(3));
		changed(1, this.queued);
		changed(2, again);
		changed(3, again.finished(WorkResult.completed("served"), START.plusSeconds(4)));
		assertThat(this.history.of(this.queued.key())).isEqualTo(this.told);
	}

	@Test
	void goesOnAfterTheEnd() {
		changed(1, this.queued);
		changed(2, this.running);
		changed(3, this.completed);
		changed(4, this.queued);
		assertThat(this.history.of(this.queued.key())).isEqualTo(this.told);
	}

	@Test
	void forgetsFinishedWorkAfterAWhile() {
		changed(1, this.queued);
		changed(2, this.running);
		changed(3, this.completed);
		WorkRecord later = WorkRecord.queued(
				new Submission(WorkRequest.of("r2", "prepare-meal", "ham").build(), "anyone", Ingress.HTTP),
				START.plus(Duration.ofHours(2)));
		changed(4, later);
		assertThat(this.history.of(this.queued.key())).isEmpty();
		assertThat(this.history.of(later.key())).hasSize(1);
		assertThat(this.history.of(WorkKey.of("r3"))).isEmpty();
	}

	private void changed(long sequence, WorkRecord record) {
		Instant at = record.submittedAt();
		if (record.startedAt() != null) {
			at = record.startedAt();
		}
		if (record.completedAt() != null) {
			at = record.completedAt();
		}
		tell(new WorkEvent.Changed(sequence, at, record));
	}

	private void tell(WorkEvent event) {
		this.told.add(event);
		this.history.accept(event);
	}

}
