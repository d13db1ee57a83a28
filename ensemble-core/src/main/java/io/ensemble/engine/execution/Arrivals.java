package io.ensemble.engine.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.ensemble.work.WorkKey;

/**
 * Requests that are being taken in right now. Their work starts after their acceptance
 * was told, even if a store hands them to the dispatcher earlier.
 */
public class Arrivals {

	private final ConcurrentMap<WorkKey, CompletableFuture<Void>> arriving = new ConcurrentHashMap<>();

	/**
	 * A request is about to be written to the queue.
	 * @param key its key
	 * @return run when its acceptance was told, or it was refused
	 */
	public Runnable announce(WorkKey key) {
		CompletableFuture<Void> told = new CompletableFuture<>();
		boolean first = this.arriving.putIfAbsent(key, told) == null;
		return () -> {
			if (first) {
				this.arriving.remove(key, told);
			}
			told.complete(null);
		};
	}

	void whenTold(WorkKey key, Runnable action) {
		CompletableFuture<Void> told = this.arriving.get(key);
		if (told != null) {
			told.thenRun(action);
		}
		else {
			action.run();
		}
	}

}
