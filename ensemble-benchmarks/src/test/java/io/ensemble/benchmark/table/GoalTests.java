package io.ensemble.benchmark.table;

import java.time.Duration;
import java.util.List;

import io.ensemble.benchmark.load.Figures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Goal} and {@link Row}.
 */
class GoalTests {

	@Test
	void aRateReachesWhatItIsNoLessThan() {
		Goal goal = Goal.atLeast(0.5, 0.8, "");
		assertThat(goal.verdict(0.8)).isEqualTo("aim");
		assertThat(goal.verdict(0.5)).isEqualTo("must");
		assertThat(goal.verdict(0.49)).isEqualTo("**missed**");
	}

	@Test
	void aTimeReachesWhatItIsNoMoreThan() {
		Goal goal = Goal.atMost(0.3, 0.15, " ms");
		assertThat(goal.verdict(0.15)).isEqualTo("aim");
		assertThat(goal.verdict(0.3)).isEqualTo("must");
		assertThat(goal.verdict(0.31)).isEqualTo("**missed**");
	}

	@Test
	void whatWasNotMeasuredIsMissed() {
		assertThat(Goal.atMost(1, 1, "").verdict(Double.NaN)).isEqualTo("**missed**");
		assertThat(Goal.atLeast(1, 1, "").verdict(Double.NaN)).isEqualTo("**missed**");
	}

	@Test
	void aLineShowsWhatIsAskedOfIt() {
		assertThat(new Row("claim", 1.5, Goal.atMost(2, 1.3, "x"), "3 us, 2 us").markdown())
			.isEqualTo("| claim | 1.50x | <= 2.00x | <= 1.30x | must | 3 us, 2 us |");
		assertThat(new Row("claim", "3 us").markdown()).isEqualTo("| claim | - | - | - | - | 3 us |");
	}

	@Test
	void theMiddleOfSeveralRunsIsTakenFigureByFigure() {
		List<Figures> runs = List.of(new Figures(10, 3, 9, 0), new Figures(30, 1, 8, 1), new Figures(20, 2, 7, 0));
		assertThat(Figures.median(runs)).isEqualTo(new Figures(20, 2, 8, 1));
		assertThat(Effort.FULL.time()).isGreaterThan(Duration.ofSeconds(1));
	}

}
