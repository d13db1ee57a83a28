package io.ensemble.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VirtualTimeTests {

	private final VirtualTime time = new VirtualTime();

	private final Instant start = this.time.instant();

	private final List<String> log = new ArrayList<>();

	@Test
	void timersRunAtTheirInstantAndInTheOrderInWhichTheyWereSet() {
		this.time.schedule(Duration.ofSeconds(2), () -> note("second"));
		this.time.schedule(Duration.ofSeconds(1), () -> note("first"));
		this.time.schedule(Duration.ofSeconds(2), () -> note("third"));
		this.time.schedule(Duration.ofSeconds(9), () -> note("too late"));
		this.time.advance(Duration.ofSeconds(5));
		assertThat(this.log).containsExactly("first at PT1S", "second at PT2S", "third at PT2S");
		assertThat(this.time.instant()).isEqualTo(this.start.plusSeconds(5));
	}

	@Test
	void theNextTimerIsRunAloneAndTimeStandsWhereItWasDue() {
		this.time.schedule(Duration.ofSeconds(1), () -> note("first"));
		this.time.schedule(Duration.ofSeconds(2), () -> note("second"));
		assertThat(this.time.runNext(this.start.plusSeconds(10))).isTrue();
		assertThat(this.log).containsExactly("first at PT1S");
		assertThat(this.time.instant()).isEqualTo(this.start.plusSeconds(1));
	}

	@Test
	void timeDoesNotMoveWhereNoTimerIsDue() {
		this.time.execute(() -> note("ready"));
		this.time.schedule(Duration.ofSeconds(11), () -> note("too late"));
		assertThat(this.time.runNext(this.start.plusSeconds(10))).isFalse();
		assertThat(this.log).containsExactly("ready at PT0S");
		assertThat(this.time.instant()).isEqualTo(this.start);
	}

	@Test
	void aTimerThatWasTakenBackDoesNotRun() {
		this.time.schedule(Duration.ofSeconds(1), () -> note("taken back")).cancel();
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.log).isEmpty();
	}

	@Test
	void whatATimerMakesReadyRunsAtItsInstant() {
		this.time.schedule(Duration.ofSeconds(1), () -> this.time.execute(() -> note("follows")));
		this.time.schedule(Duration.ofSeconds(2), () -> note("next"));
		this.time.advance(Duration.ofSeconds(3));
		assertThat(this.log).containsExactly("follows at PT1S", "next at PT2S");
	}

	private void note(String what) {
		this.log.add(what + " at " + Duration.between(this.start, this.time.instant()));
	}

}
