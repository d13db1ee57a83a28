package io.ensemble.transport.simple.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one scope, by name. Thread-safe.
 */
final class MemoryScope {

	private final TreeMap<String, MemoryEntry> entries = new TreeMap<>();

	private final Map<String, Long> tokens = new HashMap<>();

	private long lastVersion;

	synchronized Optional<MemoryEntry> find(String name) {
		return Optional.ofNullable(this.entries.get(name));
	}

	/**
	 * Put an entry, if the condition holds.
	 * @param name its name
	 * @param condition the condition
	 * @param entry makes the entry of a version
	 * @param maxKeys how many entries there may be
	 * @return what became of it; empty if there are too many
	 */
	synchronized Optional<MemoryChange> put(String name, MemoryCondition condition, LongFunction<MemoryEntry> entry,
			int maxKeys) {
		Optional<MemoryChange> obstacle = obstacle(name, condition);
		if (obstacle.isPresent()) {
			return obstacle;
		}
		if (this.entries.size() >= maxKeys && !this.entries.containsKey(name)) {
			return Optional.empty();
		}
		this.lastVersion++;
		this.entries.put(name, entry.apply(this.lastVersion));
		return Optional.of(new MemoryChange.Changed(this.lastVersion));
	}

	synchronized MemoryChange remove(String name, MemoryCondition condition) {
		Optional<MemoryChange> obstacle = obstacle(name, condition);
		if (obstacle.isEmpty()) {
			this.entries.remove(name);
		}
		return obstacle.orElseGet(() -> new MemoryChange.Changed(0));
	}

	private Optional<MemoryChange> obstacle(String name, MemoryCondition condition) {
		Lock lock = condition.lock();
		long highest = (lock != null) ? this.tokens.merge(lock.name(), lock.token(), Math::max) : 0;
		if (lock != null && highest > lock.token()) {
			return Optional.of(new MemoryChange.Fenced(highest));
		}
		MemoryEntry entry = this.entries.get(name);
		long version = (entry != null) ? entry.version() : 0;
		return condition.admits(version) ? Optional.empty() : Optional.of(new MemoryChange.Conflict(version));
	}

	synchronized List<String> names(@Nullable String after, int limit) {
		return ((after != null) ? this.entries.tailMap(after, false) : this.entries).keySet()
			.stream()
			.limit(limit)
			.toList();
	}

}
