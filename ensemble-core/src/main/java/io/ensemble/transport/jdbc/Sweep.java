package io.ensemble.transport.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.news.StoreNews;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * One sweep: first the leases, as lost work may be overdue, then delays and deadlines,
 * then what is to be forgotten.
 */
final class Sweep {

	private final Map<WorkKey, WorkRecord> changed = new LinkedHashMap<>();

	private final JdbcSteps threads;

	private final SweepSteps steps;

	private final StoreNews news;

	Sweep(JdbcSteps threads, SweepSteps steps, StoreNews news) {
		this.threads = threads;
		this.steps = steps;
		this.news = news;
	}

	CompletableFuture<List<WorkRecord>> run(int maxAttempts) {
		return untilNone((session) -> this.steps.loseLeases(session, maxAttempts))
			.thenCompose((done) -> this.threads.run(this.steps::release))
			.thenAccept(this::released)
			.thenCompose((done) -> whileMore(this.steps::setAside))
			.thenCompose((done) -> untilNone((session) -> this.steps.expire(session, Place.OVERDUE)))
			.thenCompose((done) -> untilNone((session) -> this.steps.expire(session, Place.PARKED)))
			.thenCompose((done) -> whileMore(this.steps::forget))
			.thenCompose((done) -> this.threads.run(this.steps::isDeliveryDue))
			.thenApply(this::swept);
	}

	private CompletableFuture<Void> untilNone(Function<Session, List<WorkRecord>> step) {
		return this.threads.run(step).thenCompose((records) -> {
			records.forEach(this::tell);
			return (records.isEmpty() || this.changed.size() >= WorkQueue.MAX_SWEPT)
					? CompletableFuture.completedFuture(null) : untilNone(step);
		});
	}

	private CompletableFuture<Void> whileMore(Function<Session, Boolean> step) {
		return this.threads.run(step)
			.thenCompose((more) -> more ? whileMore(step) : CompletableFuture.completedFuture(null));
	}

	private List<WorkRecord> swept(boolean deliveryDue) {
		if (deliveryDue) {
			this.news.deliverers().tell();
		}
		return List.copyOf(this.changed.values());
	}

	private void released(boolean any) {
		if (any) {
			this.news.available();
		}
	}

	private void tell(WorkRecord record) {
		this.changed.put(record.key(), record);
		if (record.status().isFinal()) {
			this.news.ended(record);
		}
		else {
			this.news.available();
		}
	}

}
