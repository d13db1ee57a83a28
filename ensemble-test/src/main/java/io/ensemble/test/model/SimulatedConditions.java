package io.ensemble.test.model;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.ensemble.time.TimedWait;
import io.ensemble.time.Timers;

import org.springframework.ai.chat.prompt.Prompt;

/**
 * What happens around a model call before there is an answer: nothing, a delay, a
 * failure. Thread-safe.
 */
@FunctionalInterface
public interface SimulatedConditions {

	/**
	 * Let it happen. A failure is thrown.
	 * @param prompt what the model is sent
	 * @param number the number of the call, from 1
	 */
	void apply(Prompt prompt, int number);

	/**
	 * Fail every nth call.
	 * @param n 1 for every call
	 * @param failure makes the exception
	 * @return the conditions
	 */
	static SimulatedConditions failEvery(int n, Supplier<? extends RuntimeException> failure) {
		return (prompt, number) -> {
			if (number % n == 0) {
				throw failure.get();
			}
		};
	}

	/**
	 * Take time. The same prompt takes the same time in every run.
	 * @param seed chooses among the runs
	 * @param shape how long a call takes
	 * @param pause waits that long
	 * @return the conditions
	 */
	static SimulatedConditions latency(long seed, Function<RandomGenerator, Duration> shape, Pause pause) {
		return (prompt, number) -> {
			try {
				pause.pause(shape.apply(new SplittableRandom(seed ^ prompt.getContents().hashCode())));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new CancellationException("The model call was interrupted");
			}
		};
	}

	/**
	 * Blocks the calling thread for a time.
	 */
	@FunctionalInterface
	interface Pause {

		/**
		 * Wait.
		 * @param duration how long
		 * @throws InterruptedException if the wait is of no use any more
		 */
		void pause(Duration duration) throws InterruptedException;

		/**
		 * Wait on timers, virtual ones included.
		 * @param timers the timers
		 * @return the pause
		 */
		static Pause on(Timers timers) {
			return (duration) -> TimedWait.await(timers, duration);
		}

	}

}
