package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

import io.ensemble.time.Timers;
import io.ensemble.transport.ingress.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Puts records aside until that worked, with a pause after each failure. Thread-safe.
 */
public class DeadLetters implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final BiFunction<ConsumerRecord<byte[], byte[]>, Verdict.Dead, CompletionStage<Void>> topic;

	private final Timers timers;

	private volatile boolean closed;

	/**
	 * Put records aside.
	 * @param topic writes a record once; fails if it is not known whether it is written
	 * @param timers end pauses
	 */
	public DeadLetters(BiFunction<ConsumerRecord<byte[], byte[]>, Verdict.Dead, CompletionStage<Void>> topic,
			Timers timers) {
		this.topic = topic;
		this.timers = timers;
	}

	/**
	 * Put a record aside, unless this is closed.
	 * @param record the record
	 * @param verdict why
	 * @param written is called once it is written
	 */
	public void write(ConsumerRecord<byte[], byte[]> record, Verdict.Dead verdict, Runnable written) {
		if (this.closed) {
			return;
		}
		this.topic.apply(record, verdict).whenComplete((done, failure) -> {
			if (failure == null) {
				written.run();
			}
			else {
				this.timers.schedule(PAUSE, () -> write(record, verdict, written));
			}
		});
	}

	/**
	 * Leave what could not be written yet; it is read again by the next process.
	 */
	@Override
	public void close() {
		this.closed = true;
	}

}
