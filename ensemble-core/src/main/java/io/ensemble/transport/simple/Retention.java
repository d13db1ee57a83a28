package io.ensemble.transport.simple;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How long something is kept, and for how long after that it is known that it was there.
 * Both times are the same for all keys, so the keys age in the order in which they were
 * added and nothing has to be sorted. Not thread-safe.
 *
 * @param <K> the type of the keys
 */
final class Retention<K> {

	private final Map<K, Long> kept = new LinkedHashMap<>();

	private final Map<K, Long> buried = new LinkedHashMap<>();

	private final long ttl;

	private final long tombstoneTtl;

	Retention(Duration ttl, Duration tombstoneTtl) {
		this.ttl = WorkEntry.micros(ttl);
		this.tombstoneTtl = WorkEntry.micros(tombstoneTtl);
	}

	void keep(K key, long now) {
		this.kept.put(key, now + this.ttl);
	}

	void bury(K key, long now) {
		this.kept.remove(key);
		this.buried.put(key, now + this.tombstoneTtl);
	}

	boolean isBuried(K key) {
		return this.buried.containsKey(key);
	}

	/**
	 * Let time pass.
	 * @param now the time in microseconds
	 * @param forget called for each key whose time is over; it is buried by then
	 */
	void sweep(long now, Consumer<K> forget) {
		removeUpTo(this.buried, now, (key) -> {
		});
		removeUpTo(this.kept, now, (key) -> {
			this.buried.put(key, now + this.tombstoneTtl);
			forget.accept(key);
		});
	}

	private void removeUpTo(Map<K, Long> ends, long now, Consumer<K> removed) {
		Iterator<Map.Entry<K, Long>> oldest = ends.entrySet().iterator();
		while (oldest.hasNext()) {
			Map.Entry<K, Long> entry = oldest.next();
			if (entry.getValue() > now) {
				return;
			}
			oldest.remove();
			removed.accept(entry.getKey());
		}
	}

}
