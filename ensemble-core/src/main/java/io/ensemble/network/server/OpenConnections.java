package io.ensemble.network.server;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open, counted by where they come from. Thread-safe.
 */
class OpenConnections {

	private final int max;

	private final int maxPerSource;

	private final Set<PeerSession> sessions = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> bySource = new ConcurrentHashMap<>();

	OpenConnections(int max, int maxPerSource) {
		this.max = max;
		this.maxPerSource = maxPerSource;
	}

	boolean isFull() {
		return this.sessions.size() >= this.max;
	}

	boolean isFull(String source) {
		return this.bySource.getOrDefault(source, 0) >= this.maxPerSource;
	}

	void add(PeerSession session, String source) {
		this.sessions.add(session);
		this.bySource.merge(source, 1, Integer::sum);
		session.onClose(() -> {
			this.sessions.remove(session);
			this.bySource.computeIfPresent(source, (key, count) -> (count > 1) ? count - 1 : null);
		});
	}

	Collection<PeerSession> all() {
		return this.sessions;
	}

}
