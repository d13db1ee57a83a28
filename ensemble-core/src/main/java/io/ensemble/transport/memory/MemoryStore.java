package io.ensemble.transport.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.lock.LockProvider;
import org.jspecify.annotations.Nullable;

/**
 * The storage of shared memory: scopes, and in each of them values under keys. It belongs
 * to no ensemble: all that use the same server see the same.
 *
 * <p>
 * A value is a text, JSON as a rule, that the store keeps as it is. Each change has its
 * whole effect or none, and of changes to the same key that are made at the same time,
 * each sees what the one before left: a counter that is read and written with the version
 * that was read loses nothing.
 *
 * <p>
 * A change may carry the lock under which it is made. Once a change came with the token
 * of a later holder, whatever became of it, those with a smaller token are refused, for
 * the whole scope: the fencing of M. Kleppmann, "How to do distributed locking" (2016).
 *
 * <p>
 * The time is the store's. No method blocks, and every one may be called on any thread. A
 * store that cannot be reached fails the stage with
 * {@link io.ensemble.transport.StoreUnavailableException}; whether it changed is not
 * known then.
 */
public interface MemoryStore {

	/** How many keys a page has at most. */
	int MAX_PAGE = 1000;

	/**
	 * Read a value.
	 * @param key where
	 * @return what was written last; empty if nothing is there
	 */
	CompletionStage<Optional<MemoryEntry>> read(MemoryKey key);

	/**
	 * Write a value in the place of whatever is there.
	 * @param key where
	 * @param value what
	 * @param by who writes it, in words; at most {@value MemoryLimits#MAX_WRITER_LENGTH}
	 * characters
	 * @param condition what has to hold for it
	 * @return the new version, or why it was not written
	 */
	CompletionStage<MemoryChange> write(MemoryKey key, String value, String by, MemoryCondition condition);

	/**
	 * Remove a value. Nothing happens if there is none.
	 * @param key where
	 * @param condition what has to hold for it
	 * @return version zero, or why it was not removed
	 */
	CompletionStage<MemoryChange> remove(MemoryKey key, MemoryCondition condition);

	/**
	 * List the keys of a scope, in an order that is the store's own. A key that is there
	 * all the time while pages are read is on one of them.
	 * @param scope the scope
	 * @param after the last key of the page before; {@code null} for the first page
	 * @param limit how many; taken to be at least one and at most {@value #MAX_PAGE}
	 * @return names of keys; fewer than the limit if there are no more
	 */
	CompletionStage<List<String>> keys(String scope, @Nullable String after, int limit);

	/**
	 * Locks for those who share this memory, across ensembles.
	 * @return always the same
	 */
	LockProvider locks();

	/**
	 * Keep the size of a page within its bounds.
	 * @param limit how many somebody asks for
	 * @return how many there may be
	 */
	static int pageSize(int limit) {
		return Math.max(1, Math.min(limit, MAX_PAGE));
	}

}
