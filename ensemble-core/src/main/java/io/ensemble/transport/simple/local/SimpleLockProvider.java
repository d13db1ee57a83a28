package io.ensemble.transport.simple.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import org.jspecify.annotations.Nullable;

/**
 * Locks within one process. Names are never forgotten, so they must not come from
 * outside.
 */
public final class SimpleLockProvider implements LockProvider {

	private final Map<String, Entry> entries = new HashMap<>();

	private final InstantSource clock;

	/**
	 * Start with nothing locked.
	 * @param clock ends the leases
	 */
	public SimpleLockProvider(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public CompletionStage<Optional<Lock>> acquire(String name, Duration lease) {
		Lock.requireName(name);
		return CompletableFuture.completedFuture(take(name, lease));
	}

	private synchronized Optional<Lock> take(String name, Duration lease) {
		Entry entry = this.entries.computeIfAbsent(name, (key) -> new Entry());
		Instant now = this.clock.instant();
		if (now.isBefore(entry.heldUntil)) {
			return Optional.empty();
		}
		entry.token++;
		entry.heldUntil = now.plus(lease);
		return Optional.of(new Lock(name, entry.token));
	}

	@Override
	public synchronized CompletionStage<Boolean> renew(Lock lock, Duration lease) {
		return change(lock, (entry) -> entry.heldUntil = this.clock.instant().plus(lease));
	}

	@Override
	public synchronized CompletionStage<Boolean> release(Lock lock) {
		return change(lock, (entry) -> entry.heldUntil = Instant.MIN);
	}

	@Override
	public synchronized CompletionStage<Optional<String>> read(String name) {
		return CompletableFuture
			.completedFuture(Optional.ofNullable(this.entries.get(name)).map((entry) -> entry.text));
	}

	@Override
	public synchronized CompletionStage<Boolean> write(Lock lock, String text) {
		return change(lock, (entry) -> entry.text = text);
	}

	private CompletionStage<Boolean> change(Lock lock, Consumer<Entry> change) {
		Entry entry = this.entries.get(lock.name());
		boolean held = entry != null && entry.token == lock.token() && this.clock.instant().isBefore(entry.heldUntil);
		if (held) {
			change.accept(entry);
		}
		return CompletableFuture.completedFuture(held);
	}

	/**
	 * One lock.
	 */
	private static final class Entry {

		private long token;

		private Instant heldUntil = Instant.MIN;

		private @Nullable String text;

	}

}
