package io.ensemble.transport.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.ensemble.transport.Found;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.notification.ExpectedWork;
import io.ensemble.transport.notification.FinalWaiters;
import io.ensemble.transport.redis.client.NewsListener;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.listener.Listeners;

/**
 * Tells those who wait in this process what happened in any. They are told of ends on the
 * threads of the store, which also connect and read streams: whoever blocks there holds
 * up all of that. Thread-safe.
 */
final class FinalNews implements NewsListener {

	private final FinalWaiters waiters = new FinalWaiters();

	private final Listeners<Runnable> listeners = new Listeners<>("available work");

	private final Listeners<Runnable> deliverers = new Listeners<>("due deliveries");

	private final ExpectedWork expected = new ExpectedWork();

	private final StoredWork work;

	private final Function<WorkKey, CompletionStage<Found>> find;

	private final Executor threads;

	private volatile boolean missed;

	FinalNews(StoredWork work, Function<WorkKey, CompletionStage<Found>> find, Executor threads) {
		this.work = work;
		this.find = find;
		this.threads = threads;
	}

	void onAvailable(Runnable listener) {
		this.listeners.add(listener);
	}

	void onDue(Runnable listener) {
		this.deliverers.add(listener);
	}

	CompletableFuture<WorkRecord> expect(WorkKey key) {
		CompletableFuture<WorkRecord> future = this.waiters.await(key);
		this.expected.expect(key, future);
		return future;
	}

	void accepted(WorkRecord record) {
		if (this.expected.accepted(record)) {
			check(record.key());
		}
	}

	CompletableFuture<WorkRecord> whenFinal(WorkKey key) {
		CompletableFuture<WorkRecord> future = this.waiters.await(key);
		this.find.apply(key).whenComplete((found, failure) -> {
			if (failure != null) {
				this.missed = true;
			}
			else if (found instanceof Found.Present present) {
				tellIfFinal(present.record());
			}
			else {
				this.waiters.leave(key, future);
			}
		});
		return future;
	}

	void tellIfFinal(WorkRecord record) {
		if (record.status().isFinal() && this.waiters.isAwaited(record.key())) {
			this.threads.execute(() -> this.waiters.take(record.key()).forEach((future) -> future.complete(record)));
		}
	}

	@Override
	public void available() {
		this.listeners.tell(Runnable::run);
	}

	@Override
	public void due() {
		this.deliverers.tell(Runnable::run);
	}

	@Override
	public void ended(String message) {
		EndNews news = EndNews.read(message);
		WorkKey key = news.key();
		if (this.waiters.isAwaited(key)) {
			this.expected.end(key, news.outcome(), this.work::readResult)
				.ifPresentOrElse(this::tellIfFinal, () -> check(key));
		}
	}

	@Override
	public void lookAgain() {
		this.missed = false;
		this.listeners.tell(Runnable::run);
		this.deliverers.tell(Runnable::run);
		this.waiters.keys().stream().filter((key) -> !this.expected.postpone(key)).forEach(this::check);
	}

	/**
	 * Whether anybody waits for the end of any work.
	 * @return {@code true} if so
	 */
	boolean isAwaited() {
		return this.waiters.isAnybodyThere();
	}

	/**
	 * Look again if an earlier look failed.
	 */
	void catchUp() {
		if (this.missed) {
			lookAgain();
		}
	}

	private void check(WorkKey key) {
		this.find.apply(key).whenComplete((found, failure) -> {
			if (failure != null) {
				this.missed = true;
			}
			else if (found instanceof Found.Present present) {
				tellIfFinal(present.record());
			}
			else {
				lost(key);
			}
		});
	}

	private void lost(WorkKey key) {
		StoreUnavailableException reason = new StoreUnavailableException("The store no longer knows this work", null);
		this.threads.execute(() -> this.waiters.take(key).forEach((future) -> future.completeExceptionally(reason)));
	}

}
