package io.ensemble.transport.kafka.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.log.delivery.OpenDeliveries;
import io.ensemble.transport.kafka.log.record.LogLoop;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.work.LogText;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what became of work and its result, from the beginning of what is kept.
 */
class StateReader extends LogLoop {

	private static final Logger logger = LoggerFactory.getLogger(StateReader.class);

	private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

	private final LogTopics topics;

	private final Ends ends;

	private final Attempts attempts;

	private final OpenDeliveries deliveries;

	private final LogRecords records = new LogRecords();

	private long end;

	StateReader(Consumer<byte[], byte[]> consumer, LogTopics topics, Ends ends, Attempts attempts,
			OpenDeliveries deliveries) {
		super(consumer, topics.group() + "-states");
		this.topics = topics;
		this.ends = ends;
		this.attempts = attempts;
		this.deliveries = deliveries;
	}

	/**
	 * Know all that was known before this process started.
	 * @return completes then
	 */
	CompletableFuture<Void> caughtUp() {
		return this.caughtUp;
	}

	@Override
	protected void begin(Consumer<byte[], byte[]> consumer) throws InterruptedException {
		this.topics.prepare();
		List<TopicPartition> all = List.of(this.topics.states());
		consumer.assign(all);
		consumer.seekToBeginning(all);
		this.end = consumer.endOffsets(all).getOrDefault(this.topics.states(), 0L);
	}

	@Override
	protected void step(Consumer<byte[], byte[]> consumer) {
		consumer.poll(POLL).forEach(this::read);
		this.deliveries.forgetOld();
		if (!this.caughtUp.isDone() && consumer.position(this.topics.states()) >= this.end) {
			this.caughtUp.complete(null);
		}
	}

	private void read(ConsumerRecord<byte[], byte[]> record) {
		try {
			take(record);
		}
		catch (RuntimeException ex) {
			logger.warn("{} says nothing of work and means nothing: {}", KafkaNames.origin(record),
					LogText.of(String.valueOf(ex.getMessage())));
		}
	}

	private void take(ConsumerRecord<byte[], byte[]> record) {
		if (record.value() != null) {
			this.ends.read(record);
		}
		else if (LogRecords.isDelivered(record)) {
			this.deliveries.over(this.records.key(record));
		}
		else if (LogRecords.isGivenUp(record)) {
			this.deliveries.givenUp(this.records.givenUp(record));
		}
		else if (LogRecords.isRedriven(record)) {
			this.deliveries.redriven(this.records.key(record));
		}
		else {
			this.attempts.read(record);
		}
	}

}
