package io.ensemble.network.server.message.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.ensemble.network.server.PeerSession;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;

/**
 * Tells connections how far the work is that was asked for on them.
 */
public class ProgressNews implements Consumer<WorkEvent> {

	private final Map<WorkKey, Map<PeerSession, WorkReply>> subscribers = new ConcurrentHashMap<>();

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Progressed progressed) {
			this.subscribers.getOrDefault(progressed.record().key(), Map.of())
				.forEach((session, reply) -> reply.progressed(progressed.record(), progressed.progress())
					.ifPresent((message) -> session.offer(progressed.record().key(), message)));
		}
	}

	void subscribe(WorkKey key, PeerSession session, WorkReply reply) {
		this.subscribers.compute(key, (known, before) -> {
			Map<PeerSession, WorkReply> sessions = (before != null) ? before : new ConcurrentHashMap<>(1);
			sessions.put(session, reply);
			return sessions;
		});
	}

	void unsubscribe(WorkKey key, PeerSession session) {
		this.subscribers.computeIfPresent(key, (known, sessions) -> {
			sessions.remove(session);
			return sessions.isEmpty() ? null : sessions;
		});
	}

}
