package io.ensemble.transport.simple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.work.WorkRecord;
import io.ensemble.work.listener.Listeners;

/**
 * What is to be told to others once the store's lock is free again: noted and taken under
 * the lock, told without it, so that nobody who listens can hold the store up.
 */
final class Announcements {

	private final Listeners<Runnable> listeners = new Listeners<>("available work");

	private final List<Runnable> pending = new ArrayList<>();

	private boolean available;

	void listen(Runnable listener) {
		this.listeners.add(listener);
	}

	void available() {
		this.available = true;
	}

	void later(Runnable announcement) {
		this.pending.add(announcement);
	}

	void ended(WorkRecord record, Collection<CompletableFuture<WorkRecord>> futures) {
		if (!futures.isEmpty()) {
			this.pending.add(() -> futures.forEach((future) -> future.complete(record)));
		}
	}

	/**
	 * Take what was noted.
	 * @return to be run without the lock
	 */
	List<Runnable> take() {
		if (this.pending.isEmpty() && !this.available) {
			return List.of();
		}
		List<Runnable> taken = new ArrayList<>(this.pending);
		if (this.available) {
			taken.add(() -> this.listeners.tell(Runnable::run));
		}
		this.pending.clear();
		this.available = false;
		return taken;
	}

}
