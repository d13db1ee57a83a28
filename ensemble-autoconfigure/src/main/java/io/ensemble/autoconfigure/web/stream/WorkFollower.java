package io.ensemble.autoconfigure.web.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happened to one piece of work before what is happening to it, each event
 * once. Listens first and is told the past second, so that nothing falls in between.
 */
final class WorkFollower implements Consumer<WorkEvent> {

	private final WorkKey key;

	private final EventReceiver receiver;

	private final List<WorkEvent> early = new ArrayList<>();

	private long latest;

	private boolean caughtUp;

	/**
	 * Follow a piece of work.
	 * @param key the work
	 * @param latest the sequence of the last event that the receiver knows
	 * @param receiver is given the events
	 */
	WorkFollower(WorkKey key, long latest, EventReceiver receiver) {
		this.key = key;
		this.latest = latest;
		this.receiver = receiver;
	}

	@Override
	public void accept(WorkEvent event) {
		WorkRecord record = record(event);
		if (record == null || !record.key().equals(this.key)) {
			return;
		}
		synchronized (this) {
			if (this.caughtUp) {
				pass(event, true);
			}
			else {
				this.early.add(event);
			}
		}
	}

	/**
	 * Tell the past, then go on with what happens.
	 * @param past the events so far, oldest first
	 */
	synchronized void catchUp(List<WorkEvent> past) {
		for (int i = 0; i < past.size(); i++) {
			pass(past.get(i), i == past.size() - 1);
		}
		this.early.forEach((event) -> pass(event, true));
		this.early.clear();
		this.caughtUp = true;
	}

	private void pass(WorkEvent event, boolean current) {
		WorkRecord record = record(event);
		long sequence = sequence(event);
		if (record != null && sequence > this.latest) {
			this.latest = sequence;
			this.receiver.receive(sequence, event, record, current);
		}
	}

	private static @Nullable WorkRecord record(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			return changed.record();
		}
		return (event instanceof WorkEvent.Progressed progressed) ? progressed.record() : null;
	}

	private static long sequence(WorkEvent event) {
		return (event instanceof WorkEvent.Changed changed) ? changed.sequence()
				: ((WorkEvent.Progressed) event).sequence();
	}

	/**
	 * Receives the events of one piece of work in order.
	 */
	@FunctionalInterface
	interface EventReceiver {

		/**
		 * Receive an event; must not block.
		 * @param sequence its place among the events of the ensemble
		 * @param event the event
		 * @param record the work at that moment
		 * @param current whether it was the latest event when it was passed on
		 */
		void receive(long sequence, WorkEvent event, WorkRecord record, boolean current);

	}

}
