package io.ensemble.benchmark.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a run of callers saw.
 *
 * @param rate answers a second
 * @param p50 half of the answers took at most this many milliseconds
 * @param p99 all but one in a hundred took at most this many milliseconds
 * @param errors how many answers were missing or somebody else's
 */
public record Figures(double rate, double p50, double p99, long errors) {

	private static final double NANOS_PER_MILLI = 1e6;

	private static final double NANOS_PER_SECOND = 1e9;

	static Figures of(long[] nanos, Duration taken, long errors) {
		if (nanos.length == 0) {
			return new Figures(0, 0, 0, errors);
		}
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new Figures(nanos.length / (taken.toNanos() / NANOS_PER_SECOND),
				sorted[sorted.length / 2] / NANOS_PER_MILLI, sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI,
				errors);
	}

	/**
	 * What is in the middle of several runs, each figure for itself; all errors.
	 * @param runs the runs, one at least
	 * @return the medians
	 */
	public static Figures median(List<Figures> runs) {
		return new Figures(median(runs, Figures::rate), median(runs, Figures::p50), median(runs, Figures::p99),
				runs.stream().mapToLong(Figures::errors).sum());
	}

	private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
		double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
		return sorted[sorted.length / 2];
	}

}
