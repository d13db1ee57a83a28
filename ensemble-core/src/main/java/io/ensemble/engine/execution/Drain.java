package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.time.Timers;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the work of this process to rest: what runs is finished. What waits stays for
 * other processes if the store is durable; if it is not, nobody else could do it, so it
 * is worked off too. What is left at the time-out goes back to a durable store, and
 * otherwise fails with a code that says why. Deliveries that such a store keeps are left
 * to others after a last round.
 */
public class Drain {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private static final List<WorkStatus> UNFINISHED = List.of(WorkStatus.QUEUED, WorkStatus.RUNNING,
			WorkStatus.WAITING_REVIEW);

	private static final Duration LAST_DELIVERIES = Duration.ofSeconds(3);

	private final WorkStores stores;

	private final Dispatcher dispatcher;

	private final InFlight inFlight;

	private final WorkControl control;

	private final ResultDelivery deliveries;

	private final Timers timers;

	/**
	 * Create a drain.
	 * @param stores where the work is
	 * @param dispatcher takes work
	 * @param inFlight what runs
	 * @param control ends what is left
	 * @param deliveries brings results to their callers
	 * @param timers limits the time
	 */
	public Drain(WorkStores stores, Dispatcher dispatcher, InFlight inFlight, WorkControl control,
			ResultDelivery deliveries, Timers timers) {
		this.stores = stores;
		this.dispatcher = dispatcher;
		this.inFlight = inFlight;
		this.control = control;
		this.deliveries = deliveries;
		this.timers = timers;
	}

	/**
	 * Come to rest; the intake must be closed before.
	 * @param timeout how long all of it may take
	 * @param lastCall until it completes, work goes on even if there is none for a while
	 * @return completes when nothing of this process is unfinished
	 */
	public CompletionStage<Void> run(Duration timeout, CompletionStage<?> lastCall) {
		CompletableFuture<Void> rest = new CompletableFuture<>();
		Timers.Timer limit = this.timers.schedule(timeout, () -> rest.complete(null));
		lastCall.whenComplete((called, failure) -> {
			if (this.stores.queue().isDurable()) {
				this.dispatcher.stop();
			}
			this.dispatcher.onIdle(() -> checkRest(rest));
			this.deliveries.onIdle(() -> checkRest(rest));
			checkRest(rest);
		});
		return rest.thenCompose((done) -> {
			limit.cancel();
			this.dispatcher.stop();
			return leaveRest();
		}).thenCompose((left) -> lastDeliveries());
	}

	private void checkRest(CompletableFuture<Void> rest) {
		if (!this.dispatcher.isIdle()) {
			return;
		}
		// Others go on with the deliveries of everybody, of which there may be no end.
		if (this.stores.queue().isDurable() && this.stores.deliveries().kept()) {
			this.deliveries.goLastRound();
		}
		if (!this.deliveries.isIdle()) {
			return;
		}
		if (this.stores.queue().isDurable()) {
			rest.complete(null);
			return;
		}
		this.stores.queue().depth().thenAccept((depth) -> {
			if (depth == 0 && this.dispatcher.isIdle()) {
				rest.complete(null);
			}
		});
	}

	private CompletionStage<Void> leaveRest() {
		return this.stores.queue().isDurable() ? handBack() : abandon();
	}

	private CompletionStage<Void> lastDeliveries() {
		CompletableFuture<Void> delivered = new CompletableFuture<>();
		Timers.Timer limit = this.timers.schedule(LAST_DELIVERIES, () -> delivered.complete(null));
		this.deliveries.onIdle(() -> delivered.complete(null));
		if (this.deliveries.isIdle()) {
			delivered.complete(null);
		}
		return delivered.thenRun(limit::cancel);
	}

	private CompletionStage<Void> handBack() {
		CompletableFuture<?>[] returned = this.inFlight.all().stream().map((work) -> {
			// Before it is interrupted, as what that makes of it is no end of the work.
			work.handOver();
			return this.stores.queue().handBack(work.claim()).toCompletableFuture();
		}).toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(returned);
	}

	private CompletionStage<Void> abandon() {
		CompletableFuture<?>[] abandoned = UNFINISHED.stream()
			.map((status) -> abandon(status).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(abandoned);
	}

	private CompletionStage<Void> abandon(WorkStatus status) {
		WorkQuery query = new WorkQuery(null, status, null, null, WorkQuery.MAX_LIMIT, null);
		return this.stores.results().list(query).thenCompose((page) -> {
			if (page.records().isEmpty()) {
				return CompletableFuture.completedFuture(null);
			}
			return abandon(page).thenCompose((done) -> abandon(status));
		});
	}

	private CompletionStage<Void> abandon(WorkPage page) {
		logger.warn("{} pieces of accepted work are given up: this ensemble keeps its work in memory",
				page.records().size());
		CompletableFuture<?>[] ended = page.records()
			.stream()
			.map(WorkRecord::key)
			.map((key) -> this.control.abandon(key).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(ended);
	}

}
