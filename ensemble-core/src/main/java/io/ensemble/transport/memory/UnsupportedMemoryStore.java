package io.ensemble.transport.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.UnsupportedByStoreException;
import io.ensemble.transport.lock.LockProvider;
import org.jspecify.annotations.Nullable;

/**
 * In the place of a shared memory where the configured transport cannot have one.
 */
public final class UnsupportedMemoryStore implements MemoryStore {

	private final String reason;

	/**
	 * Refuse everything.
	 * @param reason why, in words that a caller may see
	 */
	public UnsupportedMemoryStore(String reason) {
		this.reason = reason;
	}

	@Override
	public CompletionStage<Optional<MemoryEntry>> read(MemoryKey key) {
		return refused();
	}

	@Override
	public CompletionStage<MemoryChange> write(MemoryKey key, String value, String by, MemoryCondition condition) {
		return refused();
	}

	@Override
	public CompletionStage<MemoryChange> remove(MemoryKey key, MemoryCondition condition) {
		return refused();
	}

	@Override
	public CompletionStage<List<String>> keys(String scope, @Nullable String after, int limit) {
		return refused();
	}

	/**
	 * There are none.
	 * @throws UnsupportedByStoreException always
	 */
	@Override
	public LockProvider locks() {
		throw new UnsupportedByStoreException(this.reason);
	}

	private <T> CompletionStage<T> refused() {
		return CompletableFuture.failedFuture(new UnsupportedByStoreException(this.reason));
	}

}
