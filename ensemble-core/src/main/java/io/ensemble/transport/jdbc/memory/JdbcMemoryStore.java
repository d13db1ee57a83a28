package io.ensemble.transport.jdbc.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.jdbc.lock.JdbcLockProvider;
import io.ensemble.transport.jdbc.transaction.Transactions;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * Shared memory in a relational database, for all ensembles that use it.
 */
public final class JdbcMemoryStore implements MemoryStore {

	private final MemoryTable table = new MemoryTable();

	private final Transactions transactions;

	private final MemoryLimits limits;

	private final MemorySteps steps;

	private final LockProvider locks;

	/**
	 * Keep values in a database.
	 * @param transactions reach the database
	 * @param limits what is kept at most
	 */
	public JdbcMemoryStore(Transactions transactions, MemoryLimits limits) {
		this.transactions = transactions;
		this.limits = limits;
		this.steps = new MemorySteps(this.table, limits);
		this.locks = new JdbcLockProvider(new SharedTransactions(transactions));
	}

	@Override
	public CompletionStage<Optional<MemoryEntry>> read(MemoryKey key) {
		return this.transactions.run((session) -> this.table.find(session, key));
	}

	@Override
	public CompletionStage<MemoryChange> write(MemoryKey key, String value, String by, MemoryCondition condition) {
		Optional<MemoryChange.Refused> refusal = this.limits.refusal(value, by);
		return refusal.isPresent() ? CompletableFuture.completedFuture(refusal.get())
				: this.transactions.run((session) -> this.steps.write(session, key, value, by, condition));
	}

	@Override
	public CompletionStage<MemoryChange> remove(MemoryKey key, MemoryCondition condition) {
		return this.transactions.run((session) -> this.steps.remove(session, key, condition));
	}

	@Override
	public CompletionStage<List<String>> keys(String scope, @Nullable String after, int limit) {
		MemoryKey.requireScope(scope);
		String start = Objects.requireNonNullElse(after, "");
		return this.transactions.run((session) -> this.table.names(session, scope, start, MemoryStore.pageSize(limit)));
	}

	@Override
	public LockProvider locks() {
		return this.locks;
	}

}
