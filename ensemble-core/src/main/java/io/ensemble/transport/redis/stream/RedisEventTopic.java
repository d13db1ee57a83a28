package io.ensemble.transport.redis.stream;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.SafeListener;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;

/**
 * Topics as streams, one for each. Every subscription reads by a connection of its own
 * and goes on behind the last entry that it saw, so a lost connection costs no event that
 * is still kept.
 */
public final class RedisEventTopic implements EventTopic {

	private final StreamSettings settings;

	private final StreamConnections connections;

	private final StreamWriter writer;

	private final Timers timers;

	private final Executor threads;

	/**
	 * Publish to and read streams.
	 * @param settings where, and for how long
	 * @param connections to the server; closing them ends all subscriptions
	 * @param timers let readers wait while the server is away
	 * @param threads call listeners
	 */
	public RedisEventTopic(StreamSettings settings, StreamConnections connections, Timers timers, Executor threads) {
		this.settings = settings;
		this.connections = connections;
		this.writer = new StreamWriter(connections);
		this.timers = timers;
		this.threads = threads;
	}

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		return this.writer.publish(this.settings.topic(event.topic()), EventFields.write(event),
				this.settings.topicRetention());
	}

	@Override
	public CompletionStage<TopicSubscription> subscribe(String topic, Consumer<TopicEvent> listener) {
		TopicEvent.requireName(topic);
		SafeListener safe = new SafeListener(topic, listener);
		return new TopicReader(this.connections, this.settings.topic(topic), this.settings.block(),
				(fields) -> safe.accept(EventFields.read(topic, fields)), this.timers, this.threads)
			.start();
	}

}
