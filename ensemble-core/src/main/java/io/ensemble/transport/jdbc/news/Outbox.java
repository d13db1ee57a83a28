package io.ensemble.transport.jdbc.news;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Messages to other processes, collected while the ones before are being sent: a busy
 * store sends many at once, and the same news once. Thread-safe.
 */
final class Outbox {

	private final Set<Message> waiting = new LinkedHashSet<>();

	private final Consumer<Set<Message>> transport;

	private boolean sending;

	/**
	 * Collect messages.
	 * @param transport sends them, and calls {@link #sent()} when it is done
	 */
	Outbox(Consumer<Set<Message>> transport) {
		this.transport = transport;
	}

	void add(Message message) {
		synchronized (this) {
			this.waiting.add(message);
			if (this.sending) {
				return;
			}
			this.sending = true;
		}
		sent();
	}

	void sent() {
		Set<Message> next;
		synchronized (this) {
			next = Set.copyOf(this.waiting);
			this.waiting.clear();
			this.sending = !next.isEmpty();
		}
		if (!next.isEmpty()) {
			this.transport.accept(next);
		}
	}

}
