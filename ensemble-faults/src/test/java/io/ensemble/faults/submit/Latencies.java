package io.ensemble.faults.submit;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long many answers took.
 */
public final class Latencies {

	private final Queue<Duration> all = new ConcurrentLinkedQueue<>();

	public void add(Duration latency) {
		this.all.add(latency);
	}

	/**
	 * Begin anew.
	 */
	public void clear() {
		this.all.clear();
	}

	/**
	 * The longest but one percent.
	 * @return the 99th percentile
	 */
	public Duration p99() {
		List<Duration> sorted = this.all.stream().sorted().toList();
		return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
	}

	/**
	 * The longest.
	 * @return the maximum
	 */
	public Duration slowest() {
		return this.all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
	}

}
