package io.ensemble.transport.simple.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries by key, by age and by the time at which something is to be done with them.
 * Not thread-safe.
 */
final class DeliveryLedger {

	private static final int CURSOR_RADIX = 36;

	private static final Comparator<DeliveryEntry> BY_TIME = Comparator.comparing(DeliveryEntry::at)
		.thenComparingLong(DeliveryEntry::sequence);

	private final Map<WorkKey, DeliveryEntry> byKey = new HashMap<>();

	private final NavigableMap<Long, DeliveryEntry> byAge = new TreeMap<>();

	private final NavigableSet<DeliveryEntry> pending = new TreeSet<>(BY_TIME);

	private final NavigableSet<DeliveryEntry> givenUp = new TreeSet<>(BY_TIME);

	@Nullable DeliveryEntry get(WorkKey key) {
		return this.byKey.get(key);
	}

	/**
	 * Put an entry in the place of the one with its key, if there is one.
	 * @param entry the entry
	 */
	void put(DeliveryEntry entry) {
		remove(entry.delivery().key());
		this.byKey.put(entry.delivery().key(), entry);
		this.byAge.put(entry.sequence(), entry);
		inState(entry.delivery().state()).add(entry);
	}

	void remove(WorkKey key) {
		DeliveryEntry entry = this.byKey.remove(key);
		if (entry != null) {
			this.byAge.remove(entry.sequence());
			inState(entry.delivery().state()).remove(entry);
		}
	}

	@Nullable DeliveryEntry first(DeliveryState state) {
		NavigableSet<DeliveryEntry> entries = inState(state);
		return entries.isEmpty() ? null : entries.first();
	}

	long count(DeliveryState state) {
		return inState(state).size();
	}

	DeliveryPage list(DeliveryQuery query) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		List<DeliveryEntry> hits = newestFirst(query.cursor()).values()
			.stream()
			.filter((entry) -> query.matches(entry.delivery()))
			.limit(limit + 1L)
			.toList();
		return new DeliveryPage(hits.stream().limit(limit).map(DeliveryEntry::delivery).toList(),
				(hits.size() > limit) ? Long.toString(hits.get(limit - 1).sequence(), CURSOR_RADIX) : null);
	}

	private Map<Long, DeliveryEntry> newestFirst(@Nullable String cursor) {
		return ((cursor != null) ? this.byAge.headMap(sequence(cursor), false) : this.byAge).descendingMap();
	}

	private NavigableSet<DeliveryEntry> inState(DeliveryState state) {
		return (state == DeliveryState.PENDING) ? this.pending : this.givenUp;
	}

	private static long sequence(String cursor) {
		try {
			return Long.parseLong(cursor, CURSOR_RADIX);
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequestException("cursor", "must be the nextCursor of an earlier page");
		}
	}

}
