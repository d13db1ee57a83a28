package io.ensemble.network.server.message;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.network.server.PeerSession;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Which connection waits for the end of which work: each once for each, whatever it
 * repeats, and only while it is open. Thread-safe.
 */
final class OpenAsks {

	private final Map<PeerSession, Map<WorkKey, CompletableFuture<WorkRecord>>> asks = new ConcurrentHashMap<>();

	/**
	 * Begin to wait.
	 * @param session the connection
	 * @param key the work
	 * @return to be completed by whoever knows the end; cancelled when the connection
	 * closes or asks again
	 */
	CompletableFuture<WorkRecord> begin(PeerSession session, WorkKey key) {
		CompletableFuture<WorkRecord> ask = new CompletableFuture<>();
		Map<WorkKey, CompletableFuture<WorkRecord>> own = of(session);
		CompletableFuture<WorkRecord> before = own.put(key, ask);
		ask.whenComplete((record, failure) -> own.remove(key, ask));
		if (before != null) {
			before.cancel(false);
		}
		if (this.asks.get(session) != own) {
			ask.cancel(false);
		}
		return ask;
	}

	/**
	 * Whether a connection waits for work.
	 * @param session the connection
	 * @param key the work
	 * @return {@code false} if it does not, or is closed
	 */
	boolean isOpen(PeerSession session, WorkKey key) {
		return this.asks.getOrDefault(session, Map.of()).containsKey(key);
	}

	private Map<WorkKey, CompletableFuture<WorkRecord>> of(PeerSession session) {
		Map<WorkKey, CompletableFuture<WorkRecord>> own = this.asks.get(session);
		if (own != null) {
			return own;
		}
		Map<WorkKey, CompletableFuture<WorkRecord>> first = new ConcurrentHashMap<>();
		own = this.asks.putIfAbsent(session, first);
		if (own != null) {
			return own;
		}
		session.onClose(() -> {
			this.asks.remove(session, first);
			first.values().forEach((ask) -> ask.cancel(false));
		});
		return first;
	}

}
