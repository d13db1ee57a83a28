package io.ensemble.engine;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long work takes, learned from the work that was done: an exponentially weighted
 * mean with the gain of 1/8 that TCP uses for its round trips. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6298">RFC 6298, section 2</a>
 */
public class ServiceTimes {

	private static final int GAIN = 8;

	private final ConcurrentMap<String, Long> nanosByTask = new ConcurrentHashMap<>();

	private final Duration initial;

	private final AtomicLong overallNanos = new AtomicLong();

	/**
	 * Start without any measurement.
	 * @param initial what to expect until something was measured
	 */
	public ServiceTimes(Duration initial) {
		this.initial = initial;
	}

	/**
	 * Learn from work that was done.
	 * @param task its task
	 * @param duration how long it took
	 */
	public void record(String task, Duration duration) {
		long nanos = Math.max(1, duration.toNanos());
		this.nanosByTask.merge(task, nanos, ServiceTimes::smooth);
		this.overallNanos.updateAndGet((mean) -> (mean != 0) ? smooth(mean, nanos) : nanos);
	}

	/**
	 * How long one execution of a task is expected to take.
	 * @param task the task
	 * @return the mean of the task, else of all tasks, else the initial expectation
	 */
	public Duration expected(String task) {
		Long nanos = this.nanosByTask.get(task);
		return (nanos != null) ? Duration.ofNanos(nanos) : overall();
	}

	/**
	 * When waiting work will be done.
	 * @param task the task
	 * @param position its position, 1 = next
	 * @param running how much runs now
	 * @param maxConcurrent how much may run at once
	 * @return the time from now
	 */
	public Duration estimate(String task, long position, int running, int maxConcurrent) {
		long rounds = (position - 1 + running) / maxConcurrent;
		return overall().multipliedBy(rounds).plus(expected(task));
	}

	/**
	 * How long any work is expected to take.
	 * @return the mean of all tasks, else the initial expectation
	 */
	public Duration overall() {
		long nanos = this.overallNanos.get();
		return (nanos != 0) ? Duration.ofNanos(nanos) : this.initial;
	}

	private static long smooth(long mean, long sample) {
		return mean + (sample - mean) / GAIN;
	}

}
