package io.ensemble.transport.jdbc.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.topic.TopicEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of this process in their order: one transaction after the other, each
 * with all that came during the one before. Thread-safe.
 */
final class TopicWriter {

	private static final int AT_ONCE = 200;

	private static final int MAX_WAITING = 10_000;

	private final Queue<Unwritten> waiting = new ArrayDeque<>();

	private final Transactions transactions;

	private final TopicTable table;

	private final Consumer<List<String>> published;

	private boolean writing;

	/**
	 * Write to a database.
	 * @param transactions reach it
	 * @param table the rows
	 * @param published is told the topics after the commit
	 */
	TopicWriter(Transactions transactions, TopicTable table, Consumer<List<String>> published) {
		this.transactions = transactions;
		this.table = table;
		this.published = published;
	}

	CompletionStage<Void> publish(TopicEvent event) {
		Unwritten unwritten = new Unwritten(event, new CompletableFuture<>());
		synchronized (this) {
			if (this.waiting.size() == MAX_WAITING) {
				return CompletableFuture
					.failedFuture(new StoreUnavailableException("Too many events wait to be published", null));
			}
			this.waiting.add(unwritten);
			if (this.writing) {
				return unwritten.written();
			}
			this.writing = true;
		}
		write();
		return unwritten.written();
	}

	private void write() {
		List<Unwritten> next = next();
		if (!next.isEmpty()) {
			List<TopicEvent> events = next.stream().map(Unwritten::event).toList();
			this.transactions.run((session) -> this.table.append(session, events))
				.whenComplete((topics, failure) -> written(next, topics, failure));
		}
	}

	private synchronized List<Unwritten> next() {
		List<Unwritten> next = new ArrayList<>();
		while (next.size() < AT_ONCE && !this.waiting.isEmpty()) {
			next.add(this.waiting.remove());
		}
		this.writing = !next.isEmpty();
		return next;
	}

	private void written(List<Unwritten> events, List<String> topics, @Nullable Throwable failure) {
		write();
		if (failure != null) {
			events.forEach((event) -> event.written().completeExceptionally(failure));
		}
		else {
			this.published.accept(topics);
			events.forEach((event) -> event.written().complete(null));
		}
	}

	/**
	 * An event on its way to the database.
	 *
	 * @param event the event
	 * @param written completes when it is there
	 */
	private record Unwritten(TopicEvent event, CompletableFuture<Void> written) {
	}

}
