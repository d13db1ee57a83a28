package io.ensemble.transport.jdbc.memory;

import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import org.jspecify.annotations.Nullable;

/**
 * What is done to shared memory in one transaction each. A version is the time of the
 * database, or one more than the version before where the clock did not go on.
 */
final class MemorySteps {

	private final FenceTable fences = new FenceTable();

	private final ScopeTable scopes = new ScopeTable();

	private final MemoryTable table;

	private final MemoryLimits limits;

	MemorySteps(MemoryTable table, MemoryLimits limits) {
		this.table = table;
		this.limits = limits;
	}

	MemoryChange write(Session session, MemoryKey key, String value, String by, MemoryCondition condition) {
		Optional<MemoryChange> fenced = fenced(session, key, condition.lock());
		if (fenced.isPresent()) {
			return fenced.get();
		}
		long current = this.table.lock(session, key);
		if (!condition.admits(current)) {
			return new MemoryChange.Conflict(current);
		}
		if (current != 0) {
			MemoryEntry entry = entry(session, key, value, by, current);
			this.table.update(session, entry);
			return new MemoryChange.Changed(entry.version());
		}
		return this.scopes.grow(session, key.scope(), this.limits.maxKeys())
			.map((last) -> insert(session, entry(session, key, value, by, last)))
			.orElseGet(this.limits::full);
	}

	private MemoryChange insert(Session session, MemoryEntry entry) {
		this.table.insert(session, entry);
		return new MemoryChange.Changed(entry.version());
	}

	private static MemoryEntry entry(Session session, MemoryKey key, String value, String by, long last) {
		return new MemoryEntry(key, value, Math.max(session.now(), last + 1), Micros.instant(session.now()), by);
	}

	MemoryChange remove(Session session, MemoryKey key, MemoryCondition condition) {
		Optional<MemoryChange> fenced = fenced(session, key, condition.lock());
		if (fenced.isPresent()) {
			return fenced.get();
		}
		this.scopes.lock(session, key.scope());
		long current = this.table.lock(session, key);
		if (!condition.admits(current)) {
			return new MemoryChange.Conflict(current);
		}
		if (current != 0) {
			this.table.delete(session, key);
			this.scopes.shrink(session, key.scope(), current);
		}
		return new MemoryChange.Changed(0);
	}

	private Optional<MemoryChange> fenced(Session session, MemoryKey key, @Nullable Lock lock) {
		return (lock != null) ? this.fences.pass(session, key.scope(), lock).map(MemoryChange.Fenced::new)
				: Optional.empty();
	}

}
