package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.time.Timers;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
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

	private final AtomicBoolean sweeping = new AtomicBoolean();

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
		CompletableFuture<?>[] renewals = this.inFlight.all()
			.stream()
			.map((work) -> renew(work).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		// Back after an outage, a store that is swept first gives away what runs here.
		CompletableFuture.allOf(renewals).thenRun(this::sweep);
		schedule();
	}

	// One at a time: a store with much to do would get more and more of them.
	void sweep() {
		if (this.sweeping.compareAndSet(false, true)) {
			sweepOn();
		}
	}

	private void sweepOn() {
		this.queue.sweep(this.settings.maxAttempts()).whenComplete((changed, failure) -> {
			if (failure != null) {
				this.sweeping.set(false);
				logger.debug("The store cannot be swept now: {}", failure.getMessage());
			}
			else {
				swept(changed);
			}
		});
	}

	private void swept(List<WorkRecord> changed) {
		try {
			changed.forEach(this::tell);
		}
		finally {
			if (changed.size() >= WorkQueue.MAX_SWEPT) {
				sweepOn();
			}
			else {
				this.sweeping.set(false);
			}
		}
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
			if (found instanceof Found.Present present && isWithdrawn(present.record())) {
				work.cancel();
			}
			else {
				work.handOver();
			}
		});
	}

	private static boolean isWithdrawn(WorkRecord record) {
		return record.status() == WorkStatus.CANCELLED || record.status() == WorkStatus.EXPIRED;
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
