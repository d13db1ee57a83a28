package io.ensemble.transport.redis.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Connects when that is first needed, and again as long as it fails; after that the
 * client reconnects by itself. Thread-safe.
 *
 * @param <T> what to have
 */
final class Connecting<T> {

	private final AtomicReference<@Nullable CompletableFuture<T>> present = new AtomicReference<>();

	private final Executor threads;

	private final Supplier<T> opening;

	private final Consumer<T> closing;

	private volatile boolean closed;

	Connecting(Executor threads, Supplier<T> opening, Consumer<T> closing) {
		this.threads = threads;
		this.opening = opening;
		this.closing = closing;
	}

	/**
	 * What was connected.
	 * @return fails if no connection can be made now
	 */
	CompletableFuture<T> get() {
		CompletableFuture<T> existing = this.present.get();
		if (existing != null && !existing.isCompletedExceptionally()) {
			return existing;
		}
		CompletableFuture<T> fresh = new CompletableFuture<>();
		if (!this.present.compareAndSet(existing, fresh)) {
			return get();
		}
		this.threads.execute(() -> connect(fresh));
		return fresh;
	}

	private void connect(CompletableFuture<T> fresh) {
		try {
			if (this.closed) {
				throw new IllegalStateException("The store is closed");
			}
			fresh.complete(this.opening.get());
		}
		catch (RuntimeException ex) {
			fresh.completeExceptionally(ex);
		}
	}

	void close() {
		this.closed = true;
		CompletableFuture<T> existing = this.present.get();
		if (existing != null) {
			existing.thenAccept(this.closing);
		}
	}

}
