package io.ensemble.transport.simple;

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
final class FinalWaiters {

	private final Map<WorkKey, Set<CompletableFuture<WorkRecord>>> waiting = new ConcurrentHashMap<>();

	CompletableFuture<WorkRecord> await(WorkKey key) {
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
	Set<CompletableFuture<WorkRecord>> take(WorkKey key) {
		Set<CompletableFuture<WorkRecord>> futures = this.waiting.remove(key);
		return (futures != null) ? futures : Set.of();
	}

	private void leave(WorkKey key, CompletableFuture<WorkRecord> future) {
		this.waiting.computeIfPresent(key, (same, futures) -> {
			futures.remove(future);
			return futures.isEmpty() ? null : futures;
		});
	}

}
