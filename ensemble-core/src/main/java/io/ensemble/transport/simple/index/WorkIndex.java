package io.ensemble.transport.simple.index;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * All work that is known, by key and by age. Only {@link #list} and {@link #countDead}
 * are thread-safe: a long listing holds nobody up and sees what was there when it came
 * past.
 */
public final class WorkIndex {

	private static final int CURSOR_RADIX = 36;

	/** What most work is. Whoever lists other work should not pass all of this. */
	private static final Set<WorkStatus> COMMON = Set.of(WorkStatus.QUEUED, WorkStatus.COMPLETED);

	private final Map<WorkKey, WorkEntry> byKey = new HashMap<>();

	private final ConcurrentNavigableMap<Long, WorkEntry> byAge = new ConcurrentSkipListMap<>();

	private final Map<WorkStatus, ConcurrentNavigableMap<Long, WorkEntry>> rare = new EnumMap<>(WorkStatus.class);

	/**
	 * Know of nothing yet.
	 */
	public WorkIndex() {
		for (WorkStatus status : WorkStatus.values()) {
			if (!COMMON.contains(status)) {
				this.rare.put(status, new ConcurrentSkipListMap<>());
			}
		}
	}

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
		among(entry.record()).put(entry.acceptedAt(), entry);
		entry.setIndex(this);
	}

	void changed(WorkEntry entry, WorkRecord before) {
		if (before.status() != entry.record().status()) {
			among(entry.record()).put(entry.acceptedAt(), entry);
			leave(entry, before);
		}
	}

	private void leave(WorkEntry entry, WorkRecord before) {
		if (this.rare.containsKey(before.status())) {
			among(before).remove(entry.acceptedAt());
		}
	}

	private ConcurrentNavigableMap<Long, WorkEntry> among(WorkRecord record) {
		return among(record.status());
	}

	private ConcurrentNavigableMap<Long, WorkEntry> among(WorkStatus status) {
		return this.rare.getOrDefault(status, this.byAge);
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
			among(entry.record()).remove(entry.acceptedAt());
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
		List<Hit> hits = newestFirst(query).entrySet()
			.stream()
			.map((entry) -> new Hit(entry.getKey(), entry.getValue().record()))
			.filter((hit) -> query.matches(hit.record()))
			.limit(limit + 1L)
			.toList();
		List<WorkRecord> records = hits.stream().limit(limit).map(Hit::record).toList();
		return new WorkPage(records, (hits.size() > limit) ? cursor(hits.get(limit - 1)) : null);
	}

	/**
	 * Count dead letters. May be called on any thread.
	 * @param limit where to stop
	 * @return how many there are, at most the limit
	 */
	public int countDead(int limit) {
		return (int) among(WorkStatus.DEAD).keySet().stream().limit(limit).count();
	}

	private Map<Long, WorkEntry> newestFirst(WorkQuery query) {
		ConcurrentNavigableMap<Long, WorkEntry> index = (query.status() != null) ? among(query.status()) : this.byAge;
		String cursor = query.cursor();
		return ((cursor != null) ? index.headMap(acceptedAt(cursor), false) : index).descendingMap();
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
