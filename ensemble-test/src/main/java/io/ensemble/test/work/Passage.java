package io.ensemble.test.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How time passes in a test.
 */
public interface Passage {

	/**
	 * Wait for something.
	 * @param expected what is waited for; does not fail
	 * @return {@code false} if it did not come in time
	 */
	boolean await(CompletableFuture<?> expected);

	/**
	 * How long a wait may take.
	 * @return the time, of the kind that passes here
	 */
	Duration patience();

	/**
	 * Let everything happen that takes no time.
	 */
	void settle();

	/**
	 * Let time pass.
	 * @param duration how much
	 * @throws IllegalStateException if time cannot be told to pass
	 */
	void advance(Duration duration);

}
