package io.ensemble.test.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.TestInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the calls of a test took. Logs each, as figures to be quoted.
 */
final class Timings {

	static final int REPEATS = 20;

	private static final Logger logger = LoggerFactory.getLogger(Timings.class);

	private final Map<String, long[]> nanos = new LinkedHashMap<>();

	private final String test;

	Timings(TestInfo test) {
		this.test = test.getTestClass().orElseThrow().getSimpleName() + "."
				+ test.getTestMethod().orElseThrow().getName();
	}

	void once(String what, Runnable call) {
		measure(what, 1, (i) -> call.run());
	}

	void repeat(String what, IntConsumer call) {
		measure(what, REPEATS, call);
	}

	private void measure(String what, int times, IntConsumer call) {
		long[] taken = new long[times];
		Arrays.setAll(taken, (i) -> {
			long start = System.nanoTime();
			call.accept(i);
			return System.nanoTime() - start;
		});
		Arrays.sort(taken);
		this.nanos.put(what, taken);
		logger.info("{}: {}: median {} ms, longest {} ms", this.test, what, millis(taken[times / 2]),
				millis(taken[times - 1]));
	}

	private static String millis(long nanos) {
		return "%.1f".formatted(nanos / 1e6);
	}

	void assertMedians(Duration limit) {
		this.nanos.forEach((what, taken) -> assertThat(taken[taken.length / 2]).as(what).isLessThan(limit.toNanos()));
	}

	void assertEach(Duration limit) {
		this.nanos.forEach((what, taken) -> assertThat(taken[taken.length - 1]).as(what).isLessThan(limit.toNanos()));
	}

}
