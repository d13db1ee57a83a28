package io.ensemble.transport.notification;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Those who wait for the end of work. Whoever completes or cancels his future before is
 * forgotten at once. Thread-safe.
 */
public final class FinalWaiters {

	private final Map<WorkKey, Set<CompletableFuture<WorkRecord>>> waiting = new ConcurrentHashMap<>();

	/**
	 * Begin to wait.
	 * @param key the work
	 * @return to be completed by whoever takes it
	 */
	public CompletableFuture<WorkRecord> await(WorkKey key) {
		CompletableFuture<WorkRecord> future = new CompletableFuture<>();
		this.waiting.compute(key, (same, futures) -> {
			Set<CompletableFuture<WorkRecord>> all = (futures != null) ? futures : new LinkedHashSet<>();
			all.add(future);
			return all;
		});
		future.whenComplete((record, error) -> leave(key, future));
		return future;
	}

	/**
	 * Take out all who wait for the work.
	 * @param key the work
	 * @return their futures, to be completed by the caller
	 */
	public Set<CompletableFuture<WorkRecord>> take(WorkKey key) {
		Set<CompletableFuture<WorkRecord>> futures = this.waiting.remove(key);
		return (futures != null) ? futures : Set.of();
	}

	/**
	 * Forget one who waits; his future is never completed.
	 * @param key the work
	 * @param future what he was given
	 */
	public void leave(WorkKey key, CompletableFuture<WorkRecord> future) {
		this.waiting.computeIfPresent(key, (same, futures) -> {
			futures.remove(future);
			return futures.isEmpty() ? null : futures;
		});
	}

	/**
	 * Whether anybody waits for the work.
	 * @param key the work
	 * @return {@code true} if there is at least one
	 */
	public boolean isAwaited(WorkKey key) {
		return this.waiting.containsKey(key);
	}

	/**
	 * Whether anybody waits for anything.
	 * @return {@code true} if there is at least one
	 */
	public boolean isAnybodyThere() {
		return !this.waiting.isEmpty();
	}

	/**
	 * What is waited for.
	 * @return a copy
	 */
	public Set<WorkKey> keys() {
		return Set.copyOf(this.waiting.keySet());
	}

}
