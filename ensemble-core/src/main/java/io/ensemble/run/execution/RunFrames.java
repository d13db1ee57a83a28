package io.ensemble.run.execution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.ensemble.capability.ChildIds;
import io.ensemble.capability.WorkContext;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the frames of runs, as steps of the work in hand if there is any: in its trace,
 * within its deadline, of its priority, with an id derived from its own.
 */
class RunFrames {

	private final String ensemble;

	private final InstantSource clock;

	private final RandomGenerator random;

	RunFrames(String ensemble, InstantSource clock, RandomGenerator random) {
		this.ensemble = ensemble;
		this.clock = clock;
		this.random = random;
	}

	RunFrame create(Run run, @Nullable WorkContext parent) {
		String id = id(run, parent);
		Instant now = this.clock.instant();
		String caller = (parent != null) ? parent.work().key().caller() : WorkKey.ANYONE;
		TraceContext trace = (parent != null) ? parent.trace().child(this.random) : TraceContext.create(this.random);
		return new RunFrame(id, requestIds(id, run), this.ensemble, caller, trace, priority(run, parent), now,
				end(run, parent, now), parent);
	}

	private String id(Run run, @Nullable WorkContext parent) {
		if (run.id() != null) {
			return run.id();
		}
		return (parent != null) ? parent.nextChildId()
				: "run-%016x%016x".formatted(this.random.nextLong(), this.random.nextLong());
	}

	private static Map<String, String> requestIds(String id, Run run) {
		ChildIds ids = ChildIds.of(id);
		Map<String, String> requestIds = new LinkedHashMap<>();
		for (RunTask task : run.tasks()) {
			requestIds.put(task.name(), ids.next());
		}
		return requestIds;
	}

	private static Priority priority(Run run, @Nullable WorkContext parent) {
		if (run.priority() != null) {
			return run.priority();
		}
		return (parent != null) ? parent.work().priority() : Priority.NORMAL;
	}

	private static @Nullable Instant end(Run run, @Nullable WorkContext parent, Instant now) {
		Instant own = (run.deadline() != null) ? now.plus(run.deadline()) : null;
		Instant given = (parent != null) ? parent.expiresAt() : null;
		if (own == null || given == null) {
			return (own != null) ? own : given;
		}
		return own.isBefore(given) ? own : given;
	}

}
