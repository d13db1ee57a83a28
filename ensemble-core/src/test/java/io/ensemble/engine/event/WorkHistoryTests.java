package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkHistory}.
 */
class WorkHistoryTests {

	private static final Instant START = Instant.parse("2026-03-06T09:00:00Z");

	private final WorkHistory history = new WorkHistory(Duration.ofHours(1));

	private final List<WorkEvent> told = new ArrayList<>();

	private final WorkRecord queued = queued("r1", "eggs", START);

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
		WorkRecord later = queued("r2", "ham", START.plus(Duration.ofHours(2)));
		changed(4, later);
		assertThat(this.history.of(this.queued.key())).isEmpty();
		assertThat(this.history.of(later.key())).hasSize(1);
		assertThat(this.history.of(WorkKey.of("r3"))).isEmpty();
	}

	@Test
	void forgetsWorkOfWhichNothingMoreIsHeard() {
		changed(1, this.queued);
		changed(2, this.running);
		changed(3, queued("r2", "ham", START.plus(Duration.ofHours(2))));
		assertThat(this.history.of(this.queued.key())).isEmpty();
	}

	@Test
	void remembersNoMoreThanThereIsRoomForAndForgetsWhatHasBeenQuietForLongest() {
		WorkHistory small = new WorkHistory(Duration.ofHours(1), 40_000);
		String context = "x".repeat(2000);
		for (int i = 0; i < 100; i++) {
			small.accept(new WorkEvent.Changed(2 * i + 1, START, queued("big-" + i, context, START)));
			if (i % 5 == 0) {
				small.accept(new WorkEvent.Changed(2 * i + 2, START, this.running));
			}
		}
		assertThat(small.of(this.running.key())).hasSize(20);
		assertThat(small.of(WorkKey.of("big-99"))).hasSize(1);
		assertThat(IntStream.range(0, 100).filter((i) -> !small.of(WorkKey.of("big-" + i)).isEmpty()).count())
			.isBetween(5L, 12L);
	}

	@Test
	void resultsTakeRoomToo() {
		WorkHistory small = new WorkHistory(Duration.ofHours(1), 20_000);
		small.accept(new WorkEvent.Changed(1, START, this.queued));
		WorkResult result = WorkResult.completed("x".repeat(19_900));
		small
			.accept(new WorkEvent.Changed(2, START, queued("r2", "ham", START).started(START).finished(result, START)));
		assertThat(small.of(this.queued.key())).isEmpty();
	}

	@Test
	void whatAnotherProcessEndedIsForgottenHere() {
		VirtualTime time = new VirtualTime();
		SimpleWorkStore store = new SimpleWorkStore(time, Ageing.DEFAULT, Duration.ofHours(24), Duration.ofDays(7));
		Capability meal = Capability.task("prepare-meal").handler((input) -> "served");
		TestEngine taking = TestEngine.with(1, 10).on(time).sharing(store).build().offering(meal);
		TestEngine.with(1, 10).on(time).sharing(store).build().offering(meal).start();
		taking.submit("r1", "prepare-meal", "eggs");
		time.runReady();
		assertThat(taking.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(taking.statuses("r1")).containsExactly("QUEUED");
		time.advance(Duration.ofHours(25));
		taking.submit("r2", "prepare-meal", "ham");
		assertThat(taking.history.of(WorkKey.of("r1"))).isEmpty();
	}

	private static WorkRecord queued(String id, String context, Instant at) {
		return WorkRecord
			.queued(new Submission(WorkRequest.of(id, "prepare-meal", context).build(), "anyone", Ingress.HTTP), at);
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
