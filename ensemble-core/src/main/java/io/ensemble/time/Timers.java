package io.ensemble.time;

import java.time.Duration;

/**
 * Runs something later. Tasks must not block.
 */
@FunctionalInterface
public interface Timers {

	/**
	 * Run a task once after a delay.
	 * @param delay how long from now; zero or less runs it as soon as possible
	 * @param task what to run
	 * @return a handle that takes the task back
	 */
	Timer schedule(Duration delay, Runnable task);

	/**
	 * A task that waits for its time.
	 */
	@FunctionalInterface
	interface Timer {

		/**
		 * Take the task back; nothing happens if it ran already.
		 */
		void cancel();

	}

}
