package io.ensemble.time;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTests {

	private final VirtualTime time = new VirtualTime();

	private final TokenBucket bucket = new TokenBucket(10, this.time);

	@Test
	void asManyAtOnceAsPerSecondAndNoMore() {
		assertThat(take(100)).isEqualTo(10);
	}

	@Test
	void fillsWithTimeUpToTheRim() {
		take(100);
		this.time.advance(Duration.ofMillis(300));
		assertThat(take(100)).isEqualTo(3);
		this.time.advance(Duration.ofHours(1));
		assertThat(take(100)).isEqualTo(10);
	}

	@Test
	void whoKeepsKnockingGetsInAsOftenAsWhoWaits() {
		int taken = 0;
		for (int i = 0; i < 3000; i++) {
			taken += take(1);
			this.time.advance(Duration.ofMillis(1));
		}
		assertThat(taken).isBetween(38, 40);
	}

	private int take(int times) {
		int taken = 0;
		for (int i = 0; i < times; i++) {
			taken += this.bucket.take() ? 1 : 0;
		}
		return taken;
	}

}
