package io.ensemble.run.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.ensemble.capability.WorkContext;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of one run have in common.
 *
 * @param id the id of the run
 * @param requestIds the ids of the work for its tasks, by their names
 * @param ensemble the ensemble that asks, which is the one that is asked
 * @param caller who owns the work
 * @param trace the trace of the run
 * @param priority how urgent its work is
 * @param startedAt when it was started
 * @param end when its result is of no use any more; {@code null} for never
 * @param parent the work that it is a part of; {@code null} for none
 */
record RunFrame(String id, Map<String, String> requestIds, String ensemble, String caller, TraceContext trace,
		Priority priority, Instant startedAt, @Nullable Instant end, @Nullable WorkContext parent) {

	String requestId(String task) {
		return this.requestIds.getOrDefault(task, this.id);
	}

	int hops() {
		return (this.parent != null) ? this.parent.work().request().hops() : 0;
	}

	/**
	 * Whether another attempt of the work that the run is a part of goes on with its
	 * tasks.
	 * @return {@code true} if they are still wanted when the run is not
	 */
	boolean isHandedOver() {
		return this.parent != null && this.parent.isHandedOver();
	}

	boolean isOver(Instant now) {
		return this.end != null && !now.isBefore(this.end);
	}

	@Nullable Duration left(Instant now) {
		return (this.end != null) ? Duration.between(now, this.end) : null;
	}

}
