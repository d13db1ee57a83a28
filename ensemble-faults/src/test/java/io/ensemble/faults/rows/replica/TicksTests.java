package io.ensemble.faults.rows.replica;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TicksTests {

	private static final Duration EVERY = Duration.ofSeconds(10);

	@Test
	void ticksAreCountedOnceAndTheirRepetitionsApart() {
		Ticks ticks = new Ticks(
				List.of("start schedule:tick:20000 1 7 20300", "start other 1 7 20400", "end schedule:tick:20000 1 7",
						"start schedule:tick:20000 2 8 24000", "start schedule:tick:30000 1 9 30100"));
		assertThat(ticks.count()).isEqualTo(2);
		assertThat(ticks.extra()).isEqualTo(1);
		assertThat(ticks.delay()).isEqualTo(Duration.ofMillis(300));
		assertThat(ticks.runner()).isEqualTo(9);
		assertThat(ticks.isWithoutHole(EVERY)).isTrue();
	}

	@Test
	void aTickThatNobodyRanIsNoticed() {
		assertThat(new Ticks(List.of("start schedule:tick:20000 1 7 20300", "start schedule:tick:40000 1 9 40100"))
			.isWithoutHole(EVERY)).isFalse();
	}

}
