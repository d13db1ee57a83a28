package io.ensemble.schedule.tick;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When something is due. Every process computes the same instants, whenever it started.
 */
@FunctionalInterface
public interface Ticks {

	/**
	 * The next tick.
	 * @param instant any instant
	 * @return the first tick later than that; {@code null} if there is none
	 */
	@Nullable Instant after(Instant instant);

}
