package io.ensemble.transport.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.news.StoreNews;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One sweep: first the leases, as lost work may be overdue, then delays and deadlines,
 * then what is to be forgotten. Where much is to be done, leases are looked at between
 * its portions too.
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
		Function<Session, List<WorkRecord>> leases = (session) -> this.steps.loseLeases(session, maxAttempts);
		return untilNone(leases).thenCompose((done) -> whileMore(leases, this::release))
			.thenCompose((done) -> whileMore(leases, () -> this.threads.run(this.steps::setAside)))
			.thenCompose((done) -> untilNone((session) -> this.steps.expire(session, Place.OVERDUE)))
			.thenCompose((done) -> untilNone((session) -> this.steps.expire(session, Place.PARKED)))
			.thenCompose((done) -> whileMore(leases, () -> this.threads.run(this.steps::forget)))
			.thenCompose((done) -> this.threads.run(this.steps::isDeliveryDue))
			.handle(this::swept);
	}

	private CompletableFuture<Void> untilNone(Function<Session, List<WorkRecord>> step) {
		return this.threads.run(step).thenCompose((records) -> {
			records.forEach(this::tell);
			return (records.isEmpty() || this.changed.size() >= WorkQueue.MAX_SWEPT)
					? CompletableFuture.completedFuture(null) : untilNone(step);
		});
	}

	private CompletableFuture<Void> whileMore(Function<Session, List<WorkRecord>> leases,
			Supplier<CompletableFuture<Boolean>> portion) {
		return portion.get()
			.thenCompose((more) -> (more && this.changed.size() < WorkQueue.MAX_SWEPT)
					? untilNone(leases).thenCompose((done) -> whileMore(leases, portion))
					: CompletableFuture.completedFuture(null));
	}

	private CompletableFuture<Boolean> release() {
		return this.threads.run(this.steps::release).thenApply((released) -> {
			if (released > 0) {
				this.news.available();
			}
			return released == SweepSteps.MOVED;
		});
	}

	// What was committed before a portion failed is reported by no later sweep.
	private List<WorkRecord> swept(@Nullable Boolean deliveryDue, @Nullable Throwable failure) {
		if (failure != null && this.changed.isEmpty()) {
			throw (failure instanceof CompletionException passedOn) ? passedOn : new CompletionException(failure);
		}
		if (Boolean.TRUE.equals(deliveryDue)) {
			this.news.deliverers().tell(Runnable::run);
		}
		return List.copyOf(this.changed.values());
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
