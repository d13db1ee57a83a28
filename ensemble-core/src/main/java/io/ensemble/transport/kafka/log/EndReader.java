package io.ensemble.transport.kafka.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.kafka.log.record.LogLoop;
import io.ensemble.transport.kafka.log.record.LogTopics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads how work ended, from the beginning of what is kept.
 */
class EndReader extends LogLoop {

	private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();

	private final LogTopics topics;

	private final Ends ends;

	private long end;

	EndReader(Consumer<byte[], byte[]> consumer, LogTopics topics, Ends ends) {
		super(consumer, topics.group() + "-ends");
		this.topics = topics;
		this.ends = ends;
	}

	/**
	 * Know all that had ended before this process started.
	 * @return completes then
	 */
	CompletableFuture<Void> caughtUp() {
		return this.caughtUp;
	}

	@Override
	protected void begin(Consumer<byte[], byte[]> consumer) throws InterruptedException {
		this.topics.prepare();
		List<TopicPartition> all = List.of(this.topics.ended());
		consumer.assign(all);
		consumer.seekToBeginning(all);
		this.end = consumer.endOffsets(all).getOrDefault(this.topics.ended(), 0L);
	}

	@Override
	protected void step(Consumer<byte[], byte[]> consumer) {
		consumer.poll(POLL).forEach(this.ends::read);
		if (!this.caughtUp.isDone() && consumer.position(this.topics.ended()) >= this.end) {
			this.caughtUp.complete(null);
		}
	}

}
