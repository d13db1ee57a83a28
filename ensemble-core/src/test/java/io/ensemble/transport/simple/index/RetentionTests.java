package io.ensemble.transport.simple.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

	private final Retention<String> retention = new Retention<>(Duration.ofNanos(10_000), Duration.ofNanos(5_000));

	private final List<String> forgotten = new ArrayList<>();

	@Test
	void keysAreForgottenWhenTheirOwnTimeIsOver() {
		this.retention.keep("a", 100);
		this.retention.keep("b", 103);
		sweep(109);
		assertThat(this.forgotten).isEmpty();
		sweep(110);
		assertThat(this.forgotten).containsExactly("a");
		sweep(113);
		assertThat(this.forgotten).containsExactly("a", "b");
	}

	@Test
	void aForgottenKeyIsBuriedForItsTime() {
		this.retention.keep("a", 100);
		sweep(110);
		assertThat(this.retention.isBuried("a")).isTrue();
		sweep(114);
		assertThat(this.retention.isBuried("a")).isTrue();
		sweep(115);
		assertThat(this.retention.isBuried("a")).isFalse();
		assertThat(this.forgotten).containsExactly("a");
	}

	@Test
	void aKeyThatIsBuriedByHandIsNotForgottenAgain() {
		this.retention.keep("a", 100);
		this.retention.bury("a", 101);
		assertThat(this.retention.isBuried("a")).isTrue();
		sweep(200);
		assertThat(this.forgotten).isEmpty();
		assertThat(this.retention.isBuried("a")).isFalse();
	}

	@Test
	void aLongPauseDoesNotShortenTheTombstone() {
		this.retention.keep("a", 100);
		sweep(10_000);
		assertThat(this.forgotten).containsExactly("a");
		assertThat(this.retention.isBuried("a")).isTrue();
	}

	@Test
	void aFewAtATimeAreForgottenOldestFirst() {
		for (int i = 0; i < 10; i++) {
			this.retention.keep("key-" + i, 100);
		}
		this.retention.sweepFew(111, this.forgotten::add);
		assertThat(this.forgotten).containsExactly("key-0", "key-1", "key-2", "key-3");
		sweep(111);
		assertThat(this.forgotten).hasSize(10).doesNotHaveDuplicates();
	}

	private void sweep(long now) {
		this.retention.sweep(now, this.forgotten::add);
	}

}
