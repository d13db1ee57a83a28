package io.ensemble.network.wire;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTests {

	private final VirtualTime time = new VirtualTime();

	private final RecordedSink slow = RecordedSink.slow();

	private final Outbox outbox = outbox(this.slow);

	@Test
	void sendsOneMessageAtATimeAndInOrder() {
		this.outbox.send("a");
		this.outbox.send("b");
		this.outbox.send("c");
		assertThat(this.slow.sent).containsExactly("a");
		this.slow.finishSend();
		assertThat(this.slow.sent).containsExactly("a", "b");
		this.slow.finishSend();
		assertThat(this.slow.sent).containsExactly("a", "b", "c");
	}

	@Test
	void newsOnOneSubjectReplacesTheNewsThatStillWaits() {
		this.outbox.send("busy");
		this.outbox.offer("work-1", "10 %");
		this.outbox.offer("work-2", "half");
		this.outbox.offer("work-1", "20 %");
		this.outbox.send("result");
		finishAll();
		assertThat(this.slow.sent).containsExactly("busy", "20 %", "half", "result");
	}

	@Test
	void dropsNewsAboveTheHighWaterMarkButNeverAResult() {
		this.outbox.send("busy");
		this.outbox.send("x".repeat(150));
		this.outbox.offer("work-1", "dropped");
		this.outbox.send("result");
		finishAll();
		assertThat(this.slow.sent).hasSize(3).doesNotContain("dropped").endsWith("result");
	}

	@Test
	void givesTheConnectionUpAtTheHardLimit() {
		this.outbox.send("busy");
		this.outbox.send("x".repeat(900));
		assertThat(this.slow.closeCodes).isEmpty();
		this.outbox.send("y".repeat(200));
		assertThat(this.slow.closeCodes).containsExactly(CloseCode.TRY_AGAIN_LATER);
		assertThat(this.outbox.waitingBytes()).isZero();
	}

	@Test
	void countsBytesOfUtf8() {
		this.outbox.send("busy");
		this.outbox.send("aäü€😀");
		assertThat(this.outbox.waitingBytes()).isEqualTo(1 + 2 + 2 + 3 + 4);
	}

	@Test
	void givesTheConnectionUpWhenASendTakesTooLong() {
		this.outbox.send("stuck");
		this.time.advance(Duration.ofSeconds(20));
		this.outbox.check();
		assertThat(this.slow.closeCodes).isEmpty();
		this.time.advance(Duration.ofSeconds(1));
		this.outbox.check();
		assertThat(this.slow.closeCodes).containsExactly(CloseCode.TRY_AGAIN_LATER);
	}

	@Test
	void anIdleConnectionIsNoSlowReader() {
		this.outbox.send("done");
		this.slow.finishSend();
		this.time.advance(Duration.ofHours(1));
		this.outbox.check();
		assertThat(this.slow.closeCodes).isEmpty();
	}

	@Test
	void aBrokenSendClosesTheConnectionOnce() {
		this.outbox.send("a");
		this.outbox.send("b");
		this.slow.breakSend();
		this.outbox.close(CloseCode.NORMAL, "");
		assertThat(this.slow.sent).containsExactly("a");
		assertThat(this.slow.closeCodes).containsExactly(CloseCode.ABNORMAL);
	}

	@Test
	void sendsAnyNumberOfMessagesOverAFastSocketWithoutRecursion() {
		RecordedSink fast = RecordedSink.fast();
		Outbox quick = outbox(fast);
		for (int i = 0; i < 100_000; i++) {
			quick.send("m");
		}
		assertThat(fast.sent).hasSize(100_000);
	}

	private Outbox outbox(RecordedSink sink) {
		return new Outbox(sink, new OutboxLimits(100, 1000, Duration.ofSeconds(20)), this.time);
	}

	private void finishAll() {
		int before = -1;
		while (before != this.slow.sent.size()) {
			before = this.slow.sent.size();
			this.slow.finishSend();
		}
	}

}
