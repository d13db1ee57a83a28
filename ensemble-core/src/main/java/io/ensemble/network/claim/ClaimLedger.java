package io.ensemble.network.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The offers that this replica claimed and how far each is, so that a result is handled
 * once per offer however often it is granted. Remembers the latest ones. Thread-safe.
 */
class ClaimLedger {

	static final int MAX_ENTRIES = 10_000;

	private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Entry> eldest) {
			return size() > MAX_ENTRIES;
		}

	};

	/**
	 * Note a claim, unless the offer is further already.
	 * @param key the offer
	 * @param requestId the request that it answers
	 */
	synchronized void claimed(Key key, String requestId) {
		this.entries.putIfAbsent(key, new Entry(requestId, Stage.CLAIMED));
	}

	/**
	 * A result was granted.
	 * @param key the offer
	 * @return what was claimed, at the stage where it was before; empty if nothing was
	 */
	synchronized Optional<Entry> granted(Key key) {
		Entry before = this.entries.get(key);
		if (before != null && before.stage() == Stage.CLAIMED) {
			this.entries.put(key, new Entry(before.requestId(), Stage.RUNNING));
		}
		return Optional.ofNullable(before);
	}

	/**
	 * A result was handled, or is not.
	 * @param key the offer
	 * @param handled {@code false} if it may be granted anew
	 */
	synchronized void ended(Key key, boolean handled) {
		this.entries.computeIfPresent(key,
				(same, entry) -> handled ? new Entry(entry.requestId(), Stage.HANDLED) : null);
	}

	/**
	 * A claim came to nothing.
	 * @param key the offer
	 * @return {@code false} if nothing was claimed, or the result was granted before
	 */
	synchronized boolean refused(Key key) {
		Entry entry = this.entries.get(key);
		return entry != null && entry.stage() == Stage.CLAIMED && this.entries.remove(key, entry);
	}

	/**
	 * How far an offer is.
	 */
	enum Stage {

		/** Nothing was granted yet. */
		CLAIMED,

		/** The result is being handled. */
		RUNNING,

		/** The result was handled. */
		HANDLED

	}

	/**
	 * An offer; its id is unique to who made it.
	 *
	 * @param provider who made it
	 * @param offerId its id
	 */
	record Key(String provider, String offerId) {
	}

	/**
	 * A claim.
	 *
	 * @param requestId the request that the offer answers
	 * @param stage how far it is
	 */
	record Entry(String requestId, Stage stage) {

		boolean isFor(@Nullable String requestId) {
			return this.requestId.equals(requestId);
		}

	}

}
