package io.ensemble.benchmark.table;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param figure the measured figure, in the unit of the goal
 * @param goal what it has to reach, {@code null} if nothing was set
 * @param seen the figures behind it
 */
public record Row(String what, double figure, @Nullable Goal goal, String seen) {

	/**
	 * A line without a figure of its own.
	 * @param what what was measured
	 * @param seen the figures
	 */
	public Row(String what, String seen) {
		this(what, Double.NaN, null, seen);
	}

	/**
	 * A ratio that has no goal.
	 * @param what what was measured
	 * @param comparison both ways
	 */
	public Row(String what, Comparison comparison) {
		this(what, comparison.ratio(), null, comparison.seen("bare"));
	}

	/**
	 * The line.
	 * @return in Markdown
	 */
	public String markdown() {
		if (this.goal == null) {
			String figure = Double.isNaN(this.figure) ? "-" : String.format(Locale.ROOT, "%.2f", this.figure);
			return "| %s | %s | - | - | - | %s |".formatted(this.what, figure, this.seen);
		}
		return "| %s | %s | %s | %s | %s | %s |".formatted(this.what, this.goal.figure(this.figure),
				this.goal.print(this.goal.must()), this.goal.print(this.goal.aim()), this.goal.verdict(this.figure),
				this.seen);
	}

}
