package io.ensemble.transport.redis.stream;

import java.util.concurrent.CompletionStage;

import io.ensemble.transport.topic.EventPublisher;
import io.ensemble.transport.topic.TopicEvent;

/**
 * Queues of results as streams. Nothing is ever trimmed: what a receiver has not taken
 * off stays, and a server whose memory is used up refuses what is new.
 */
public final class RedisResultQueues implements EventPublisher {

	private final StreamSettings settings;

	private final StreamWriter writer;

	/**
	 * Write to streams.
	 * @param settings where
	 * @param connections to the server
	 */
	public RedisResultQueues(StreamSettings settings, StreamConnections connections) {
		this.settings = settings;
		this.writer = new StreamWriter(connections);
	}

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		return this.writer.add(this.settings.queue(event.topic()), EventFields.write(event));
	}

}
