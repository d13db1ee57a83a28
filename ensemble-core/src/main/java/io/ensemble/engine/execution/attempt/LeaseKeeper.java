package io.ensemble.engine.execution.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.thread.WakeLoop;
import io.ensemble.time.Timers;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of what runs here three times per lease, stops what was lost, and
 * does in the store what time demands.
 */
public class LeaseKeeper {

	private static final Logger logger = LoggerFactory.getLogger(LeaseKeeper.class);

	private static final int TICKS_PER_LEASE = 3;

	private final EngineSettings settings;

	private final WorkQueue queue;

	private final ResultStore results;

	private final InFlight inFlight;

	private final Completion completion;

	private final WorkEvents events;

	private final Timers timers;

	// One at a time: a store with much to do would get more and more of them.
	private final WakeLoop sweeps = new WakeLoop(this::sweepOnce);

	private final WakeLoop extraSweeps = new WakeLoop(this::renewFirst);

	private volatile boolean running;

	/**
	 * Create a keeper that does not run yet.
	 * @param settings the lease and the attempts
	 * @param stores hold the leases, and know why one was lost
	 * @param inFlight what runs here
	 * @param completion follows the end of what expired or died
	 * @param events is told of what went back to the queue
	 * @param timers ticks
	 */
	public LeaseKeeper(EngineSettings settings, WorkStores stores, InFlight inFlight, Completion completion,
			WorkEvents events, Timers timers) {
		this.settings = settings;
		this.queue = stores.queue();
		this.results = stores.results();
		this.inFlight = inFlight;
		this.completion = completion;
		this.events = events;
		this.timers = timers;
	}

	/**
	 * Begin to tick.
	 */
	public void start() {
		this.running = true;
		schedule();
	}

	/**
	 * Stop ticking.
	 */
	public void stop() {
		this.running = false;
	}

	private void schedule() {
		Duration period = this.settings.lease().dividedBy(TICKS_PER_LEASE);
		this.timers.schedule(period, this::tick);
	}

	private void tick() {
		if (!this.running) {
			return;
		}
		schedule();
		renewAll().thenRun(this.sweeps::wake);
	}

	/**
	 * Sweep before it is time, and once more if that is asked for during a sweep.
	 */
	public void sweep() {
		this.extraSweeps.wake();
	}

	// Back after an outage, a store that is swept first gives away what runs here.
	private CompletionStage<Boolean> renewFirst() {
		return renewAll().thenRun(this.sweeps::wake).handle((done, failure) -> false);
	}

	private CompletionStage<Void> renewAll() {
		CompletableFuture<?>[] renewals = this.inFlight.all()
			.stream()
			.map((work) -> renew(work).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(renewals);
	}

	private CompletionStage<Boolean> sweepOnce() {
		return this.queue.sweep(this.settings.maxAttempts()).handle(this::swept);
	}

	private boolean swept(@Nullable List<WorkRecord> changed, @Nullable Throwable failure) {
		if (changed == null) {
			logger.debug("The store cannot be swept now", failure);
			return false;
		}
		changed.forEach(this::tell);
		return changed.size() >= WorkQueue.MAX_SWEPT;
	}

	private CompletionStage<Void> renew(RunningWork work) {
		return this.queue.renew(work.claim(), this.settings.lease()).thenAccept((kept) -> {
			if (!kept && !work.isCancelled()) {
				lost(work);
			}
		});
	}

	private void lost(RunningWork work) {
		this.results.find(work.work().key()).whenComplete((found, failure) -> {
			if (found instanceof Found.Present present && present.record().status().isWithdrawn()) {
				work.cancel();
			}
			else {
				work.handOver();
			}
		});
	}

	private void tell(WorkRecord record) {
		if (record.status().isFinal()) {
			this.completion.completed(record);
		}
		else {
			this.events.changed(record);
		}
	}

}
