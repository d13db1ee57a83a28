package io.ensemble.transport.jdbc;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Found;
import io.ensemble.transport.jdbc.news.Message;
import io.ensemble.transport.jdbc.news.StoreNews;
import io.ensemble.transport.jdbc.transaction.JdbcSteps;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Brings what other processes did to those who wait in this one: as they say it, and by a
 * look at the database for what was not heard. Thread-safe.
 */
final class EndWatch {

	private static final int LOOKED_AT = 1_000;

	private final JdbcSteps threads;

	private final Lookups lookups;

	private final StoreNews news;

	EndWatch(JdbcSteps threads, Lookups lookups, StoreNews news) {
		this.threads = threads;
		this.lookups = lookups;
		this.news = news;
	}

	void hear(Message message) {
		WorkKey ended = message.ended();
		if (message.due()) {
			this.news.deliverers().tell(Runnable::run);
		}
		else if (ended == null) {
			this.news.listeners().tell(Runnable::run);
		}
		else if (this.news.heard(ended, message.outcome())) {
			lookAt(ended);
		}
	}

	void look() {
		this.news.listeners().tell(Runnable::run);
		this.news.deliverers().tell(Runnable::run);
		List<WorkKey> unheard = this.news.unheard();
		for (int i = 0; i < unheard.size(); i += LOOKED_AT) {
			List<WorkKey> some = unheard.subList(i, Math.min(unheard.size(), i + LOOKED_AT));
			this.threads.run((session) -> this.lookups.ended(session, some))
				.thenAccept((ended) -> ended.forEach(this::lookAt));
		}
	}

	void lookAt(WorkKey awaited) {
		find(awaited).thenAccept((found) -> {
			if (found instanceof Found.Present present && present.record().status().isFinal()) {
				this.news.complete(present.record());
			}
		});
	}

	CompletableFuture<WorkRecord> whenFinal(WorkKey key) {
		CompletableFuture<WorkRecord> waiter = this.news.waiters().await(key);
		find(key).whenComplete((found, failure) -> {
			if (failure != null) {
				waiter.completeExceptionally(failure);
			}
			else if (!(found instanceof Found.Present present)) {
				this.news.waiters().leave(key, waiter);
			}
			else if (present.record().status().isFinal()) {
				waiter.complete(present.record());
			}
		});
		return waiter;
	}

	private CompletableFuture<Found> find(WorkKey key) {
		return this.threads.run((session) -> this.lookups.find(session, key));
	}

}
