package io.ensemble.benchmark.table;

import java.util.Locale;

/**
 * What a figure has to reach.
 *
 * @param must the least that is good enough
 * @param aim what we are after
 * @param more whether more is better
 * @param unit printed after a figure
 */
public record Goal(double must, double aim, boolean more, String unit) {

	/**
	 * More is better.
	 * @param must the least that is good enough
	 * @param aim what we are after
	 * @param unit printed after a figure
	 * @return the goal
	 */
	public static Goal atLeast(double must, double aim, String unit) {
		return new Goal(must, aim, true, unit);
	}

	/**
	 * Less is better.
	 * @param must the most that is good enough
	 * @param aim what we are after
	 * @param unit printed after a figure
	 * @return the goal
	 */
	public static Goal atMost(double must, double aim, String unit) {
		return new Goal(must, aim, false, unit);
	}

	String verdict(double figure) {
		if (reaches(figure, this.aim)) {
			return "aim";
		}
		return reaches(figure, this.must) ? "must" : "**missed**";
	}

	String print(double limit) {
		return (this.more ? ">= " : "<= ") + number(limit) + this.unit;
	}

	String figure(double figure) {
		return number(figure) + this.unit;
	}

	private boolean reaches(double figure, double limit) {
		return this.more ? (figure >= limit) : (figure <= limit);
	}

	private static String number(double figure) {
		return String.format(Locale.ROOT, "%.2f", figure);
	}

}
