package io.ensemble.faults.worker.bug;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.transport.Enqueued;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;

/**
 * Says "accepted" before the store has the request, and then, for every tenth, does not
 * write it.
 */
public final class ForgetsToEnqueue {

	private static final int EVERY = 10;

	private final WorkQueue queue;

	private final AtomicInteger asked = new AtomicInteger();

	public ForgetsToEnqueue(WorkQueue queue) {
		this.queue = queue;
	}

	public WorkQueue queue() {
		return Overriding.of(WorkQueue.class, this.queue,
				Map.of("enqueue", (arguments) -> enqueue((Submission) arguments[0], (int) arguments[1])));
	}

	private CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		if (this.asked.incrementAndGet() % EVERY != 0) {
			return this.queue.enqueue(submission, capacity);
		}
		return CompletableFuture
			.completedFuture(new Enqueued.Accepted(WorkRecord.queued(submission, Instant.EPOCH), 1));
	}

}
