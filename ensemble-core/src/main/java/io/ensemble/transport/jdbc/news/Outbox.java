package io.ensemble.transport.jdbc.news;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Messages to other processes, collected until the ones before are sent and a thread is
 * there: a busy store sends many at once, and the same news once. Of those that cannot be
 * sent for long the oldest are dropped, as all is looked up now and then. Thread-safe.
 */
final class Outbox {

	static final int CAPACITY = 10_000;

	private final Set<Message> waiting = new LinkedHashSet<>();

	private final Set<Message> underWay = new LinkedHashSet<>();

	private final Runnable transport;

	private boolean sending;

	/**
	 * Collect messages.
	 * @param transport is to {@linkplain #take() take} and send them soon, and calls
	 * {@link #sent} when it is done
	 */
	Outbox(Runnable transport) {
		this.transport = transport;
	}

	void add(Message message) {
		synchronized (this) {
			this.waiting.add(message);
			limit(this.waiting);
			if (this.sending) {
				return;
			}
			this.sending = true;
		}
		this.transport.run();
	}

	synchronized Set<Message> take() {
		this.underWay.addAll(this.waiting);
		limit(this.underWay);
		this.waiting.clear();
		return new LinkedHashSet<>(this.underWay);
	}

	// What cannot be sent goes with the next message: at once it would fail again.
	void sent(boolean successful) {
		synchronized (this) {
			if (successful) {
				this.underWay.clear();
			}
			this.sending = successful && !this.waiting.isEmpty();
			if (!this.sending) {
				return;
			}
		}
		this.transport.run();
	}

	private static void limit(Set<Message> messages) {
		Iterator<Message> oldest = messages.iterator();
		for (int more = messages.size() - CAPACITY; more > 0; more--) {
			oldest.next();
			oldest.remove();
		}
	}

}
