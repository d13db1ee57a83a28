package io.ensemble.transport.simple.local;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * Shared memory of those who share this object. Scopes are never forgotten, so their
 * names must not come from outside.
 */
public final class SimpleMemoryStore implements MemoryStore {

	private final Map<String, MemoryScope> scopes = new ConcurrentHashMap<>();

	private final InstantSource clock;

	private final MemoryLimits limits;

	private final LockProvider locks;

	/**
	 * Start with nothing.
	 * @param clock tells when something is written
	 * @param limits what is kept at most
	 */
	public SimpleMemoryStore(InstantSource clock, MemoryLimits limits) {
		this.clock = clock;
		this.limits = limits;
		this.locks = new SimpleLockProvider(clock);
	}

	@Override
	public CompletionStage<Optional<MemoryEntry>> read(MemoryKey key) {
		return CompletableFuture.completedFuture(scope(key.scope()).find(key.name()));
	}

	@Override
	public CompletionStage<MemoryChange> write(MemoryKey key, String value, String by, MemoryCondition condition) {
		return CompletableFuture.completedFuture(put(key, value, by, condition));
	}

	private MemoryChange put(MemoryKey key, String value, String by, MemoryCondition condition) {
		Optional<MemoryChange.Refused> refusal = this.limits.refusal(value, by);
		if (refusal.isPresent()) {
			return refusal.get();
		}
		return scope(key.scope())
			.put(key.name(), condition, (version) -> new MemoryEntry(key, value, version, this.clock.instant(), by),
					this.limits.maxKeys())
			.orElseGet(this.limits::full);
	}

	@Override
	public CompletionStage<MemoryChange> remove(MemoryKey key, MemoryCondition condition) {
		return CompletableFuture.completedFuture(scope(key.scope()).remove(key.name(), condition));
	}

	@Override
	public CompletionStage<List<String>> keys(String scope, @Nullable String after, int limit) {
		MemoryKey.requireScope(scope);
		return CompletableFuture.completedFuture(scope(scope).names(after, MemoryStore.pageSize(limit)));
	}

	@Override
	public LockProvider locks() {
		return this.locks;
	}

	private MemoryScope scope(String name) {
		return this.scopes.computeIfAbsent(name, (key) -> new MemoryScope());
	}

}
