package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of urgent work at twice the capacity, for an hour, with less and more urgent
 * work in it.
 */
class PriorityFloodTests {

	private static final int CONCURRENT = 4;

	private static final Duration SERVICE = Duration.ofSeconds(6);

	private static final Duration FLOOD = Duration.ofHours(1);

	/** The bonus of HIGH less that of LOW. */
	private static final Duration BONUS = Duration.ofMinutes(30);

	private final TestEngine engine = TestEngine.with(CONCURRENT, 100_000).build();

	private final Instant begin = this.engine.time.instant();

	private final Map<Priority, List<WorkRecord>> started = new EnumMap<>(Priority.class);

	private int number;

	@Test
	void eachLowStartsWithinItsBoundAndEachLevelInItsOrder() {
		this.engine.offering(Capability.task("work").invoker((context) -> {
			WorkRecord work = context.work();
			this.started.computeIfAbsent(work.priority(), (unseen) -> new ArrayList<>()).add(work);
			CompletableFuture<String> done = new CompletableFuture<>();
			this.engine.time.schedule(SERVICE, () -> done.complete("done"));
			return done;
		})).start();
		long rounds = FLOOD.dividedBy(SERVICE);
		for (int round = 0; round < rounds; round++) {
			submit(Priority.HIGH, 2 * CONCURRENT);
			submit(Priority.LOW, (round < 100) ? 1 : 0);
			submit(Priority.CRITICAL, (round % 10 == 0) ? 1 : 0);
			this.engine.time.advance(SERVICE);
		}
		this.engine.time.advance(FLOOD.multipliedBy(2));
		assertThat(this.started.get(Priority.LOW)).hasSize(100).allSatisfy(this::isInTime);
		assertThat(this.started.get(Priority.CRITICAL)).hasSize((int) rounds / 10)
			.allSatisfy((work) -> assertThat(waited(work)).isLessThanOrEqualTo(SERVICE.multipliedBy(2)));
		this.started.values().forEach((level) -> assertThat(level).extracting(WorkRecord::submittedAt).isSorted());
	}

	private void submit(Priority priority, int count) {
		for (int i = 0; i < count; i++) {
			this.engine.submit(priority + "-" + this.number++, "work", (request) -> request.priority(priority));
		}
	}

	// At twice the capacity it takes twice as long to do what goes first.
	private void isInTime(WorkRecord low) {
		Instant lastThatGoesFirst = low.submittedAt().plus(BONUS);
		Duration doneAfter = Duration.between(this.begin, lastThatGoesFirst).multipliedBy(2);
		assertThat(low.startedAt()).isBefore(this.begin.plus(doneAfter.multipliedBy(11).dividedBy(10)));
		assertThat(this.started.get(Priority.HIGH)).filteredOn((high) -> high.startedAt().isBefore(low.startedAt()))
			.allSatisfy((high) -> assertThat(high.submittedAt()).isBeforeOrEqualTo(lastThatGoesFirst));
	}

	private static Duration waited(WorkRecord work) {
		return Duration.between(work.submittedAt(), work.startedAt());
	}

}
