package io.ensemble.engine.event;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.listener.Listeners;

/**
 * The stream of everything that happens to work. Listeners are called on the thread on
 * which it happened, must not block, and hurt neither the work nor each other when they
 * throw.
 */
public class WorkEvents {

	private final Listeners<Consumer<WorkEvent>> listeners = new Listeners<>("work events");

	private final AtomicLong sequence = new AtomicLong();

	private final InstantSource clock;

	/**
	 * Create a stream.
	 * @param clock stamps the events
	 */
	public WorkEvents(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Listen from now on.
	 * @param listener the listener
	 * @return cancel to stop listening
	 */
	public Subscription listen(Consumer<WorkEvent> listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Tell that work has a new status or priority.
	 * @param record the work from now on
	 */
	public void changed(WorkRecord record) {
		publish(new WorkEvent.Changed(this.sequence.incrementAndGet(), this.clock.instant(), record));
	}

	/**
	 * Tell that running work told how far it is.
	 * @param record the work
	 * @param progress what it told
	 */
	public void progressed(WorkRecord record, WorkProgress progress) {
		publish(new WorkEvent.Progressed(this.sequence.incrementAndGet(), this.clock.instant(), record, progress));
	}

	/**
	 * Tell that a request was not accepted.
	 * @param submission the request
	 * @param code why
	 */
	public void refused(Submission submission, ErrorCode code) {
		publish(new WorkEvent.Refused(this.clock.instant(), submission, code));
	}

	/**
	 * Tell that a result came too late.
	 * @param record the attempt
	 */
	public void late(WorkRecord record) {
		publish(new WorkEvent.Late(this.clock.instant(), record));
	}

	private void publish(WorkEvent event) {
		this.listeners.tell((listener) -> listener.accept(event));
	}

}
