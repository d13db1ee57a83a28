package io.ensemble.engine.execution;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * What a store leaves for the next sweep, as one must not hold everything in memory.
 */
class LongSweepTests {

	private final VirtualTime time = new VirtualTime();

	private final WorkQueue queue = mock(WorkQueue.class);

	private final LeaseKeeper keeper = new LeaseKeeper(EngineSettings.defaults("kitchen"), stores(this.queue),
			mock(InFlight.class), mock(Completion.class), mock(WorkEvents.class), this.time);

	@Test
	void aStoreThatWasNotDoneIsSweptAgainAtOnce() {
		given(this.queue.sweep(anyInt())).willReturn(CompletableFuture.completedFuture(records(WorkQueue.MAX_SWEPT)))
			.willReturn(CompletableFuture.completedFuture(records(1)));
		this.keeper.sweep();
		then(this.queue).should(times(2)).sweep(anyInt());
	}

	@Test
	void aSweepThatIsAskedForWhileOneGoesOnFollowsIt() {
		CompletableFuture<List<WorkRecord>> first = new CompletableFuture<>();
		given(this.queue.sweep(anyInt())).willReturn(first)
			.willReturn(CompletableFuture.failedFuture(new StoreUnavailableException("away", null)))
			.willReturn(CompletableFuture.completedFuture(records(1)));
		this.keeper.sweep();
		this.keeper.sweep();
		this.keeper.sweep();
		then(this.queue).should(times(1)).sweep(anyInt());
		first.complete(records(1));
		then(this.queue).should(times(2)).sweep(anyInt());
		this.keeper.sweep();
		then(this.queue).should(times(3)).sweep(anyInt());
	}

	private static WorkStores stores(WorkQueue queue) {
		return new WorkStores(queue, mock(ResultStore.class), mock(RunJournal.class), mock(ResultCache.class),
				Deliveries.keptBy(mock(DeliveryQueue.class)));
	}

	private List<WorkRecord> records(int count) {
		WorkRequest request = WorkRequest.of("meal-1", "prepare-meal", "Wagyu steak").build();
		return Collections.nCopies(count,
				WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), this.time.instant()));
	}

}
