package io.ensemble.transport.jdbc.queue;

import java.util.concurrent.CompletionStage;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.transport.topic.EventPublisher;
import io.ensemble.transport.topic.TopicEvent;

/**
 * Queues of results in one table, a row for each result until its receiver deletes it.
 * All ensembles in the database write to the same queues.
 */
public final class JdbcResultQueues implements EventPublisher {

	private static final String INSERT = """
			insert into ensemble_result_queue (address, request_id, traceparent, body)
			values (:address, :request, :trace, :body)""";

	private final Transactions transactions;

	/**
	 * Write to a database.
	 * @param transactions reach the database
	 */
	public JdbcResultQueues(Transactions transactions) {
		this.transactions = transactions;
	}

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		return this.transactions.run((session) -> insert(session, event)).thenAccept((rows) -> {
		});
	}

	private static int insert(Session session, TopicEvent event) {
		return session.client()
			.sql(INSERT)
			.param("address", event.topic())
			.param("request", event.key())
			.param("trace", event.headers().get(EventHeaders.TRACEPARENT))
			.param("body", event.payload())
			.update();
	}

}
