package io.ensemble.transport.simple.index;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

import io.ensemble.time.Micros;

/**
 * How long something is kept, and for how long after that it is known that it was there.
 * Both times are the same for all keys, so the keys age in the order in which they were
 * added and nothing has to be sorted. Not thread-safe.
 *
 * @param <K> the type of the keys
 */
public final class Retention<K> {

	private static final int FEW = 4;

	private final Queue<Aged<K>> kept = new ArrayDeque<>();

	private final Queue<Aged<K>> tombstones = new ArrayDeque<>();

	private final Set<K> buried = new HashSet<>();

	private final long ttl;

	private final long tombstoneTtl;

	/**
	 * Keep nothing yet.
	 * @param ttl how long keys are kept
	 * @param tombstoneTtl how long after that it is known that they were there
	 */
	public Retention(Duration ttl, Duration tombstoneTtl) {
		this.ttl = Micros.of(ttl);
		this.tombstoneTtl = Micros.of(tombstoneTtl);
	}

	/**
	 * Begin to keep a key.
	 * @param key the key
	 * @param now the time in microseconds
	 */
	public void keep(K key, long now) {
		this.kept.add(new Aged<>(key, now + this.ttl));
	}

	/**
	 * Remember no more of a key than that it was there.
	 * @param key the key
	 * @param now the time in microseconds
	 * @return {@code false} if it is buried already
	 */
	public boolean bury(K key, long now) {
		boolean first = this.buried.add(key);
		if (first) {
			this.tombstones.add(new Aged<>(key, now + this.tombstoneTtl));
		}
		return first;
	}

	/**
	 * Whether nothing is known any more of something that old.
	 * @param at when it would have been kept, in microseconds
	 * @param now the time in microseconds
	 * @return {@code true} if its tombstone has fallen
	 */
	public boolean isForgotten(long at, long now) {
		return at + this.ttl + this.tombstoneTtl <= now;
	}

	/**
	 * Whether a key was there.
	 * @param key the key
	 * @return {@code true} while it has a tombstone
	 */
	public boolean isBuried(K key) {
		return this.buried.contains(key);
	}

	/**
	 * Let time pass, for all keys.
	 * @param now the time in microseconds
	 * @param forget called for each key whose time is over; it is buried by then
	 */
	public void sweep(long now, Consumer<K> forget) {
		sweep(now, Integer.MAX_VALUE, forget);
	}

	/**
	 * Let time pass for the oldest few keys. Done with each key that is added, it leaves
	 * a sweep little to do at once.
	 * @param now the time in microseconds
	 * @param forget called for each key whose time is over; it is buried by then
	 */
	public void sweepFew(long now, Consumer<K> forget) {
		sweep(now, FEW, forget);
	}

	private void sweep(long now, int limit, Consumer<K> forget) {
		removeOld(this.kept, now, limit, (key) -> {
			if (bury(key, now)) {
				forget.accept(key);
			}
		});
		removeOld(this.tombstones, now, limit, this.buried::remove);
	}

	private static <K> void removeOld(Queue<Aged<K>> aged, long now, int limit, Consumer<K> removed) {
		Aged<K> oldest = aged.peek();
		for (int i = 0; i < limit && oldest != null && oldest.end() <= now; i++) {
			aged.remove();
			removed.accept(oldest.key());
			oldest = aged.peek();
		}
	}

	private record Aged<K>(K key, long end) {
	}

}
