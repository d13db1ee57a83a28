package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.kafka.ReaderMetrics;
import io.ensemble.work.LogText;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer and the thread that it belongs to. Whatever fails is tried again after a
 * pause, until the loop is closed.
 */
public abstract class LogLoop implements AutoCloseable {

	/** How long a thread waits for records. */
	protected static final Duration POLL = Duration.ofMillis(200);

	private static final Logger logger = LoggerFactory.getLogger(LogLoop.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Consumer<byte[], byte[]> consumer;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread;

	/**
	 * Create a loop that does not run yet.
	 * @param consumer the consumer, closed at the end
	 * @param name the thread's
	 */
	protected LogLoop(Consumer<byte[], byte[]> consumer, String name) {
		this.consumer = consumer;
		this.thread = new Thread(this::run, name);
		this.thread.setDaemon(true);
	}

	/**
	 * Begin to read.
	 */
	public void start() {
		this.thread.start();
	}

	/**
	 * How many answers brokers have given.
	 * @return their number, on any thread
	 */
	public long answers() {
		return ReaderMetrics.answers(this.consumer.metrics());
	}

	private boolean isClosing() {
		return this.closing.getCount() == 0;
	}

	/**
	 * Begin, before anything is read.
	 * @param consumer the consumer
	 * @throws InterruptedException if the thread is to end
	 */
	protected abstract void begin(Consumer<byte[], byte[]> consumer) throws InterruptedException;

	/**
	 * Read once.
	 * @param consumer the consumer
	 */
	protected abstract void step(Consumer<byte[], byte[]> consumer);

	/**
	 * End, before the consumer is closed.
	 */
	protected void end() {
	}

	/**
	 * Nothing is read any more, for whatever reason. The consumer is closed.
	 */
	protected void ended() {
	}

	/**
	 * Stop reading. Waits for the thread, though not for ever.
	 */
	@Override
	public void close() {
		this.closing.countDown();
		this.consumer.wakeup();
		try {
			this.thread.join(PATIENCE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try (this.consumer) {
			boolean begun = false;
			while (!isClosing()) {
				begun = attempt(begun);
			}
			takeWakeup();
			end();
		}
		catch (InterruptedException | InterruptException ex) {
			logger.debug("{} was interrupted", this.thread.getName());
		}
		catch (RuntimeException ex) {
			logger.warn("{} did not end well: {}", this.thread.getName(), LogText.of(String.valueOf(ex.getMessage())));
		}
		finally {
			ended();
		}
	}

	/** Or else it would interrupt what is left to do. */
	private void takeWakeup() {
		try {
			this.consumer.listTopics(Duration.ZERO);
		}
		catch (KafkaException ex) {
			logger.trace("{} ends", this.thread.getName());
		}
	}

	private boolean attempt(boolean begun) throws InterruptedException {
		try {
			if (!begun) {
				begin(this.consumer);
			}
			step(this.consumer);
			return true;
		}
		catch (WakeupException ex) {
			return begun;
		}
		catch (RuntimeException ex) {
			if (!isClosing()) {
				logger.warn("{} failed and goes on: {}", this.thread.getName(),
						LogText.of(String.valueOf(ex.getMessage())));
			}
			this.closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
			return begun;
		}
	}

}
