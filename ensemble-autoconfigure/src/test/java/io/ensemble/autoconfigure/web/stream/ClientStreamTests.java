package io.ensemble.autoconfigure.web.stream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.web.answer.EventSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ClientStreamTests {

	private final StreamThreads threads = new StreamThreads("kitchen", 2);

	private final RecordingSink sink = new RecordingSink();

	private final ClientStream stream = new ClientStream(this.sink, this.threads);

	@AfterEach
	void stop() {
		this.threads.close();
	}

	@Test
	void whatIsAddedIsWrittenInOrderByAnotherThread() {
		this.sink.fast();
		IntStream.range(0, 100).forEach((i) -> this.stream.add(() -> "e" + i));
		this.stream.finish();
		await().until(() -> this.sink.closed);
		assertThat(this.sink.written)
			.containsExactlyElementsOf(IntStream.range(0, 100).mapToObj((i) -> "e" + i).toList());
		assertThat(this.sink.threadName).startsWith("kitchen-events-");
	}

	@Test
	void aSlowClientBlocksNobodyAndIsGivenUpWhenItIsTooFarBehind() {
		IntStream.range(0, 3000).forEach((i) -> this.stream.add(() -> "e" + i));
		assertThat(this.sink.closed).isTrue();
		assertThat(this.stream.isClosed()).isTrue();
		this.sink.fast();
	}

	@Test
	void aSlowClientDoesNotHoldUpAnother() {
		this.stream.add(() -> "stuck");
		RecordingSink other = new RecordingSink();
		other.fast();
		ClientStream second = new ClientStream(other, this.threads);
		second.add(() -> "through");
		await().until(() -> other.written.contains("through"));
		assertThat(this.sink.written).isEmpty();
		this.sink.fast();
	}

	@Test
	void aClientForWhichThereIsNoThreadIsGivenUp() {
		this.stream.add(() -> "stuck");
		new ClientStream(new RecordingSink(), this.threads).add(() -> "stuck, too");
		RecordingSink third = new RecordingSink();
		new ClientStream(third, this.threads).add(() -> "none left");
		assertThat(third.closed).isTrue();
	}

	@Test
	void aClientThatIsGoneIsClosed() {
		this.sink.gone = true;
		this.sink.fast();
		this.stream.add(() -> "nobody there");
		await().until(() -> this.sink.closed);
		this.stream.add(() -> "still nobody");
		assertThat(this.sink.written).isEmpty();
	}

	private static final class RecordingSink implements EventSink {

		private final List<String> written = new CopyOnWriteArrayList<>();

		private final CountDownLatch slow = new CountDownLatch(1);

		private volatile String threadName = "";

		private volatile boolean closed;

		private volatile boolean gone;

		void fast() {
			this.slow.countDown();
		}

		@Override
		public void write(String text) throws IOException {
			try {
				this.slow.await();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			if (this.gone) {
				throw new IOException("Broken pipe");
			}
			this.threadName = Thread.currentThread().getName();
			this.written.add(text);
		}

		@Override
		public void close() {
			this.closed = true;
		}

		@Override
		public void onClose(Runnable action) {
			// Nobody disconnects here by itself.
		}

	}

}
