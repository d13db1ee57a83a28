package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogLoopTests {

	private final AtomicInteger steps = new AtomicInteger();

	private final CountDownLatch ended = new CountDownLatch(1);

	@Test
	void whateverFailsIsTriedAgain() {
		try (Loop loop = new Loop(() -> {
			throw new IllegalArgumentException("no such thing");
		})) {
			loop.start();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.steps.get() > 1);
		}
	}

	@Test
	void thatNothingIsReadAnyMoreIsToldHoweverItCame() throws InterruptedException {
		new Loop(() -> {
			throw new LinkageError("half a library");
		}).start();
		assertThat(this.ended.await(20, TimeUnit.SECONDS)).isTrue();
	}

	private final class Loop extends LogLoop {

		private final Runnable first;

		private Loop(Runnable first) {
			super(new MockConsumer<>(OffsetResetStrategy.EARLIEST), "tests");
			this.first = first;
		}

		@Override
		protected void begin(Consumer<byte[], byte[]> consumer) {
		}

		@Override
		protected void step(Consumer<byte[], byte[]> consumer) {
			if (LogLoopTests.this.steps.incrementAndGet() == 1) {
				this.first.run();
			}
		}

		@Override
		protected void ended() {
			LogLoopTests.this.ended.countDown();
		}

	}

}
