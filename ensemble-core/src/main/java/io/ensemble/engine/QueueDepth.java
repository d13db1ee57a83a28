package io.ensemble.engine;

import java.util.concurrent.atomic.AtomicLong;

import io.ensemble.transport.WorkQueue;

/**
 * How much waits, for those who may not wait for a store: each look asks the queue anew
 * and takes the last answer that came. Thread-safe.
 */
public class QueueDepth {

	private final WorkQueue queue;

	private final AtomicLong last = new AtomicLong();

	/**
	 * Look at a queue.
	 * @param queue the queue
	 */
	public QueueDepth(WorkQueue queue) {
		this.queue = queue;
	}

	/**
	 * What the queue told last.
	 * @return the number of queued requests; at once if the queue answers at once
	 */
	public long lastKnown() {
		this.queue.depth().thenAccept(this.last::set);
		return this.last.get();
	}

}
