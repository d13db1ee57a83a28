package io.ensemble.network.call.shared;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.network.RemoteTarget;
import io.ensemble.protocol.message.Message;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.shared.SharedStore;
import io.ensemble.transport.shared.SharedStores;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * Leaves requests in the queue of the other ensemble, whether any of its processes is up
 * or not, and is told by the store when they end. Like whoever knows the shared secret of
 * the ensembles, whoever may write to their store is the caller {@link WorkKey#ANYONE};
 * so a request is the same over either way. Nobody on the other side looks at a request
 * before it is left there: how much may wait and how often it may be passed on is checked
 * here, the limits of the other ensemble when it takes the work. Thread-safe.
 */
public final class SharedCalls {

	private final SharedStores stores;

	private final int capacity;

	private final int maxHops;

	/**
	 * Create.
	 * @param stores the ensembles that are called this way
	 * @param capacity how much may wait in a queue that something is left in
	 * @param maxHops how many ensembles may pass a request on
	 */
	public SharedCalls(SharedStores stores, int capacity, int maxHops) {
		this.stores = stores;
		this.capacity = capacity;
		this.maxHops = maxHops;
	}

	/**
	 * Call nobody this way.
	 * @return calls of no ensemble
	 */
	public static SharedCalls none() {
		return new SharedCalls(SharedStores.none(), 0, 0);
	}

	/**
	 * Ask. Asking again with the same request waits for the same work.
	 * @param target what is asked for
	 * @param request the request
	 * @return the answer as it would come over a connection; whoever waits no more
	 * cancels it. It fails with
	 * {@link io.ensemble.network.failure.RemoteUnreachableException} while the store is
	 * away. Empty if the ensemble keeps its work elsewhere
	 */
	public Optional<CompletableFuture<Message>> ask(RemoteTarget target, WorkRequest request) {
		return this.stores.of(target.ensemble()).map((store) -> ask(store, target, request));
	}

	/**
	 * Say that nobody waits any more.
	 * @param target what was asked for
	 * @param request the request
	 * @return {@code false} if the ensemble keeps its work elsewhere
	 */
	public boolean cancel(RemoteTarget target, WorkRequest request) {
		Optional<SharedStore> store = this.stores.of(target.ensemble());
		store.ifPresent((shared) -> shared.results()
			.end(WorkKey.of(request.requestId()),
					WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Cancelled by the caller")));
		return store.isPresent();
	}

	private CompletableFuture<Message> ask(SharedStore store, RemoteTarget target, WorkRequest request) {
		SharedAnswer answer = new SharedAnswer(target, request);
		if (request.hops() > this.maxHops) {
			answer.refuse(ErrorCode.TOO_MANY_HOPS, "was passed on more than " + this.maxHops + " times");
			return answer.message();
		}
		Submission submission = new Submission(request, WorkKey.ANYONE, Ingress.QUEUE);
		CompletableFuture<WorkRecord> end = store.results().expect(submission.key());
		answer.message().whenComplete((answered, failure) -> end.cancel(false));
		store.queue().enqueue(submission, this.capacity).whenComplete((enqueued, failure) -> {
			if (failure != null) {
				answer.unreachable(failure);
			}
			else if (!answer.refused(enqueued)) {
				answer.follow((enqueued instanceof Enqueued.Known known) ? ended(store, known.record()) : end);
			}
		});
		return answer.message();
	}

	private static CompletionStage<WorkRecord> ended(SharedStore store, WorkRecord record) {
		return record.status().isFinal() ? CompletableFuture.completedFuture(record)
				: store.results().whenFinal(record.key());
	}

}
