package io.ensemble.engine;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBackoffTests {

	private static final RandomGenerator MIDDLE = new Random() {
		@Override
		public double nextDouble() {
			return 0.5;
		}
	};

	@Test
	void pausesGrowByTheFactorUpToTheBound() {
		RetryBackoff backoff = new RetryBackoff(Duration.ofSeconds(2), 3, Duration.ofSeconds(30));
		assertThat(backoff.delay(1, MIDDLE)).isEqualTo(Duration.ofSeconds(2));
		assertThat(backoff.delay(2, MIDDLE)).isEqualTo(Duration.ofSeconds(6));
		assertThat(backoff.delay(3, MIDDLE)).isEqualTo(Duration.ofSeconds(18));
		assertThat(backoff.delay(4, MIDDLE)).isEqualTo(Duration.ofSeconds(30));
		assertThat(backoff.delay(1_000_000, MIDDLE)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void chanceMakesAPauseAFifthLongerOrShorterAndUsesAllOfThat() {
		RetryBackoff backoff = new RetryBackoff(Duration.ofSeconds(10), 1, Duration.ofSeconds(10));
		Random random = new Random(7);
		Duration shortest = Duration.ofDays(1);
		Duration longest = Duration.ZERO;
		for (int i = 0; i < 10_000; i++) {
			Duration delay = backoff.delay(1, random);
			shortest = (delay.compareTo(shortest) < 0) ? delay : shortest;
			longest = (delay.compareTo(longest) > 0) ? delay : longest;
		}
		assertThat(shortest).isBetween(Duration.ofMillis(8_000), Duration.ofMillis(8_050));
		assertThat(longest).isBetween(Duration.ofMillis(11_950), Duration.ofMillis(12_000));
	}

}
