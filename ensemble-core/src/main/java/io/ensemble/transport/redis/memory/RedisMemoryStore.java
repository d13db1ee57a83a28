package io.ensemble.transport.redis.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.time.Micros;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.transport.redis.lock.RedisLockProvider;
import org.jspecify.annotations.Nullable;

/**
 * Shared memory in Redis, a hash for each value. A scope is on one node of a cluster.
 * Versions are times of the server, so that they go on to grow when it was emptied.
 * Tokens of locks count exactly below 2^53, as all numbers in scripts do. A change that
 * has to be on other servers too and is not fails, and may take effect all the same.
 */
public final class RedisMemoryStore implements MemoryStore {

	private static final String LOCKS = "locks";

	private static final int CHANGED = 0;

	private final Function<String, RedisScripts> scopes;

	private final MemoryLimits limits;

	private final LockProvider locks;

	/**
	 * Keep values in Redis.
	 * @param scripts reach the server
	 * @param prefix begins all keys, the same for all ensembles that share the memory
	 * @param limits what is kept at most
	 */
	public RedisMemoryStore(RedisScripts scripts, String prefix, MemoryLimits limits) {
		this.scopes = (scope) -> scripts.over(prefix + "memory:{" + scope + "}");
		this.limits = limits;
		this.locks = new RedisLockProvider(this.scopes.apply(LOCKS));
	}

	@Override
	public CompletionStage<Optional<MemoryEntry>> read(MemoryKey key) {
		return scope(key.scope()).run(Step.READ_MEMORY, key.name()).thenApply((reply) -> entry(key, reply));
	}

	private static Optional<MemoryEntry> entry(MemoryKey key, Reply reply) {
		return reply.isEmpty() ? Optional.empty() : Optional
			.of(new MemoryEntry(key, reply.text(3), reply.number(0), Micros.instant(reply.number(1)), reply.text(2)));
	}

	@Override
	public CompletionStage<MemoryChange> write(MemoryKey key, String value, String by, MemoryCondition condition) {
		Optional<MemoryChange.Refused> refusal = this.limits.refusal(value, by);
		return refusal.isPresent() ? CompletableFuture.completedFuture(refusal.get())
				: change(Step.WRITE_MEMORY, key, condition, value, by, Integer.toString(this.limits.maxKeys()));
	}

	@Override
	public CompletionStage<MemoryChange> remove(MemoryKey key, MemoryCondition condition) {
		return change(Step.REMOVE_MEMORY, key, condition);
	}

	private CompletionStage<MemoryChange> change(Step step, MemoryKey key, MemoryCondition condition,
			String... values) {
		List<String> arguments = new ArrayList<>();
		arguments.add(key.name());
		arguments.add((condition.version() != null) ? condition.version().toString() : "");
		Lock lock = condition.lock();
		arguments.add((lock != null) ? lock.name() : "");
		arguments.add((lock != null) ? Long.toString(lock.token()) : "");
		arguments.addAll(List.of(values));
		return scope(key.scope()).run(step, arguments, RedisMemoryStore::isChanged).thenApply(this::change);
	}

	private static boolean isChanged(Reply reply) {
		return reply.number(0) == CHANGED;
	}

	private MemoryChange change(Reply reply) {
		return switch ((int) reply.number(0)) {
			case CHANGED -> new MemoryChange.Changed(reply.number(1));
			case 1 -> new MemoryChange.Conflict(reply.number(1));
			case 2 -> new MemoryChange.Fenced(reply.number(1));
			default -> this.limits.full();
		};
	}

	@Override
	public CompletionStage<List<String>> keys(String scope, @Nullable String after, int limit) {
		MemoryKey.requireScope(scope);
		String start = (after != null) ? "(" + after : "-";
		return scope(scope).run(Step.LIST_MEMORY, start, Integer.toString(MemoryStore.pageSize(limit)))
			.thenApply((reply) -> reply.texts().toList());
	}

	@Override
	public LockProvider locks() {
		return this.locks;
	}

	private RedisScripts scope(String scope) {
		return this.scopes.apply(scope);
	}

}
