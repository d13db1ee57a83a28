package io.ensemble.transport.jdbc.topic;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.SafeListener;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;

/**
 * Topics in a table that all ensembles in the database share. A subscriber that could not
 * reach the database for a while misses no event that is still kept. Listeners are told
 * on threads of the store.
 */
public final class JdbcEventTopic implements EventTopic, AutoCloseable {

	private final Set<TopicReader> readers = ConcurrentHashMap.newKeySet();

	private final Transactions transactions;

	private final TopicTable table;

	private final TopicWriter writer;

	private final Timers timers;

	/**
	 * Publish to and read a table.
	 * @param transactions reach the database
	 * @param retention how long events are kept
	 * @param timers let readers look now and then
	 * @param others tells other processes on the database of topics with new events
	 */
	public JdbcEventTopic(Transactions transactions, Duration retention, Timers timers, Consumer<List<String>> others) {
		this.transactions = transactions;
		this.table = new TopicTable(retention);
		this.writer = new TopicWriter(transactions, this.table, (topics) -> {
			topics.forEach(this::published);
			others.accept(topics);
		});
		this.timers = timers;
	}

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		return this.writer.publish(event);
	}

	@Override
	public CompletionStage<TopicSubscription> subscribe(String topic, Consumer<TopicEvent> listener) {
		TopicEvent.requireName(topic);
		TopicReader reader = new TopicReader(this.transactions, this.table, topic, new SafeListener(topic, listener),
				this.timers, this.readers::remove);
		this.readers.add(reader);
		return reader.start();
	}

	/**
	 * There are new events, published by whomever.
	 * @param topic where
	 */
	public void published(String topic) {
		this.readers.stream().filter((reader) -> reader.topic().equals(topic)).forEach(TopicReader::wake);
	}

	/**
	 * End all subscriptions.
	 */
	@Override
	public void close() {
		this.readers.forEach(TopicReader::cancel);
	}

}
