package io.ensemble.transport.simple.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * All work that is known, by key and by age. Only {@link #list} is thread-safe: a long
 * listing holds nobody up and sees what was there when it came past.
 */
public final class WorkIndex {

	private static final int CURSOR_RADIX = 36;

	private final Map<WorkKey, WorkEntry> byKey = new HashMap<>();

	private final ConcurrentNavigableMap<Long, WorkEntry> byAge = new ConcurrentSkipListMap<>();

	/**
	 * Look for work.
	 * @param key its key
	 * @return the work; {@code null} if it is not known
	 */
	public @Nullable WorkEntry get(WorkKey key) {
		return this.byKey.get(key);
	}

	/**
	 * Know of work.
	 * @param entry the work
	 */
	public void add(WorkEntry entry) {
		this.byKey.put(entry.record().key(), entry);
		this.byAge.put(entry.acceptedAt(), entry);
	}

	/**
	 * The first moment from a given one on at which no known work was accepted.
	 * @param acceptedAt microseconds since the epoch
	 * @return the same or a little later
	 */
	public long freeFrom(long acceptedAt) {
		long free = acceptedAt;
		while (this.byAge.containsKey(free)) {
			free++;
		}
		return free;
	}

	/**
	 * Forget work.
	 * @param key its key
	 */
	public void remove(WorkKey key) {
		WorkEntry entry = this.byKey.remove(key);
		if (entry != null) {
			this.byAge.remove(entry.acceptedAt());
		}
	}

	/**
	 * List work, newest first. May be called on any thread.
	 * @param query which work
	 * @return a page
	 * @throws InvalidRequestException if no page gave the cursor
	 */
	public WorkPage list(WorkQuery query) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		List<Hit> hits = newestFirst(query.cursor()).entrySet()
			.stream()
			.map((entry) -> new Hit(entry.getKey(), entry.getValue().record()))
			.filter((hit) -> query.matches(hit.record()))
			.limit(limit + 1L)
			.toList();
		List<WorkRecord> records = hits.stream().limit(limit).map(Hit::record).toList();
		return new WorkPage(records, (hits.size() > limit) ? cursor(hits.get(limit - 1)) : null);
	}

	private Map<Long, WorkEntry> newestFirst(@Nullable String cursor) {
		return ((cursor != null) ? this.byAge.headMap(acceptedAt(cursor), false) : this.byAge).descendingMap();
	}

	private static String cursor(Hit last) {
		return Long.toString(last.acceptedAt(), CURSOR_RADIX);
	}

	private static long acceptedAt(String cursor) {
		try {
			return Long.parseLong(cursor, CURSOR_RADIX);
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequestException("cursor", "must be the nextCursor of an earlier page");
		}
	}

	private record Hit(long acceptedAt, WorkRecord record) {
	}

}
