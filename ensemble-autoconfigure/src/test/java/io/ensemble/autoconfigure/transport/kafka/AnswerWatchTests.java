package io.ensemble.autoconfigure.transport.kafka;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerWatchTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final AtomicLong answers = new AtomicLong();

	private final AnswerWatch watch = new AnswerWatch(this.now::get, this.answers::get);

	@Test
	void aReaderThatNeverGotAnAnswerIsGivenTimeAndThenNot() {
		after(9);
		assertThat(this.watch.grows()).isTrue();
		after(1);
		assertThat(this.watch.grows()).isFalse();
	}

	@Test
	void answersThatStayAwayAreNoticedAndSoIsTheirReturn() {
		this.answers.set(40);
		after(60);
		assertThat(this.watch.grows()).isTrue();
		after(10);
		assertThat(this.watch.grows()).isFalse();
		this.answers.set(41);
		assertThat(this.watch.grows()).isTrue();
	}

	@Test
	void aReaderThatBeganAnewCountsAsAnswered() {
		this.answers.set(40);
		assertThat(this.watch.grows()).isTrue();
		after(60);
		this.answers.set(3);
		assertThat(this.watch.grows()).isTrue();
	}

	private void after(long seconds) {
		this.now.updateAndGet((instant) -> instant.plusSeconds(seconds));
	}

}
