package io.ensemble.engine.intake;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Where work stands and when it will be done.
 *
 * @param position 1 = next, 0 = running; {@code null} if it neither waits nor runs, or
 * nobody can tell
 * @param completion from now; {@code null} if nobody can tell
 */
public record WorkEstimate(@Nullable Long position, @Nullable Duration completion) {

	/** Nothing to tell. */
	public static final WorkEstimate NONE = new WorkEstimate(null, null);

}
