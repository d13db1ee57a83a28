package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;

import io.ensemble.test.bulk.WaitingCopies;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRequest;

/**
 * The store in memory on virtual time.
 */
class SimpleStoreFixture implements JournalFixture, BulkFixture {

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, RESULT_TTL, TOMBSTONE_TTL);

	@Override
	public WorkQueue queue() {
		return this.store;
	}

	@Override
	public ResultStore results() {
		return this.store;
	}

	@Override
	public DeliveryQueue deliveries() {
		return this.store.deliveries();
	}

	@Override
	public RunJournal journal() {
		return this.store.journal();
	}

	@Override
	public void fill(List<Submission> originals, int copies, Runnable step) {
		for (int copy = 1; copy <= copies; copy++) {
			for (Submission original : originals) {
				enqueue(new Submission(renamed(original.request(), "-" + copy), original.caller(), original.ingress()));
			}
		}
		originals.forEach(this::enqueue);
		step.run();
	}

	private static WorkRequest renamed(WorkRequest request, String suffix) {
		return WorkRequest.of(request.requestId() + suffix, request.task(), request.context())
			.priority(request.priority())
			.deadline(request.deadline())
			.build();
	}

	private void enqueue(Submission submission) {
		this.time.advance(Duration.ofNanos(1_000 * WaitingCopies.SPACING));
		queue().enqueue(submission, Integer.MAX_VALUE).toCompletableFuture().join();
	}

	@Override
	public WorkQueue started() {
		return this.store;
	}

	@Override
	public void advance(Duration duration) {
		this.time.advance(duration);
	}

}
