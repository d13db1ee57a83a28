package io.ensemble.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a schedule stands.
 *
 * @param name its name
 * @param task its task
 * @param paused whether it is told to rest, in all replicas
 * @param nextTick when it is due; {@code null} if it is not
 * @param lastRequestId the request of the latest tick or run that this process handed in;
 * {@code null} if there was none
 */
public record ScheduleState(String name, String task, boolean paused, @Nullable Instant nextTick,
		@Nullable String lastRequestId) {
}
