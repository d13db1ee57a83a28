package io.ensemble.network.server.message.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.network.server.PeerSession;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which connection waits for the end of which work: each once for each, whatever it
 * repeats, and only while it is open. Thread-safe.
 */
final class OpenAsks {

	private final Map<PeerSession, Map<WorkKey, List<CompletableFuture<WorkRecord>>>> asks = new ConcurrentHashMap<>();

	/**
	 * Begin to wait.
	 * @param session the connection
	 * @param key the work
	 * @return to be completed by whoever knows the end; cancelled when the connection
	 * closes, or {@link #takeOver takes another ask} for the one to answer
	 */
	CompletableFuture<WorkRecord> begin(PeerSession session, WorkKey key) {
		CompletableFuture<WorkRecord> ask = new CompletableFuture<>();
		Map<WorkKey, List<CompletableFuture<WorkRecord>>> own = of(session);
		own.merge(key, List.of(ask), OpenAsks::and);
		ask.whenComplete((record, failure) -> own.computeIfPresent(key, (any, open) -> without(open, ask)));
		if (this.asks.get(session) != own) {
			ask.cancel(false);
		}
		return ask;
	}

	/**
	 * Answer by this ask what the connection asked more than once.
	 * @param session the connection
	 * @param key the work
	 * @param ask an ask for work that was taken in
	 * @return {@code false} if the ask is over, or another one took over
	 */
	boolean takeOver(PeerSession session, WorkKey key, CompletableFuture<WorkRecord> ask) {
		List<CompletableFuture<WorkRecord>> before = new ArrayList<>();
		this.asks.getOrDefault(session, Map.of()).computeIfPresent(key, (any, open) -> {
			before.addAll(open);
			return open.contains(ask) ? List.of(ask) : open;
		});
		boolean open = before.remove(ask);
		if (open) {
			before.forEach((other) -> other.cancel(false));
		}
		return open;
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

	private Map<WorkKey, List<CompletableFuture<WorkRecord>>> of(PeerSession session) {
		Map<WorkKey, List<CompletableFuture<WorkRecord>>> own = this.asks.get(session);
		if (own != null) {
			return own;
		}
		Map<WorkKey, List<CompletableFuture<WorkRecord>>> first = new ConcurrentHashMap<>();
		own = this.asks.putIfAbsent(session, first);
		if (own != null) {
			return own;
		}
		session.onClose(() -> {
			this.asks.remove(session, first);
			first.values().forEach((open) -> open.forEach((ask) -> ask.cancel(false)));
		});
		return first;
	}

	private static <T> List<T> and(List<T> some, List<T> more) {
		List<T> all = new ArrayList<>(some);
		all.addAll(more);
		return List.copyOf(all);
	}

	private static <T> @Nullable List<T> without(List<T> all, T one) {
		List<T> others = all.stream().filter((other) -> other != one).toList();
		return others.isEmpty() ? null : others;
	}

}
