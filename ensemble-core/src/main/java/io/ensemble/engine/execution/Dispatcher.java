package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.thread.WakeLoop;
import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes as much work from the queue as may run at once. Never blocks and never polls: it
 * looks when the queue says so and when a place became free.
 */
public class Dispatcher {

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

	private final EngineSettings settings;

	private final WorkQueue queue;

	private final Arrivals arrivals;

	private final WorkRunner runner;

	private final Timers timers;

	private final List<Runnable> idleListeners = new CopyOnWriteArrayList<>();

	private final WakeLoop loop = new WakeLoop(this::claim);

	private final AtomicInteger active = new AtomicInteger();

	private volatile boolean pulling;

	/**
	 * Create a dispatcher that does not pull yet.
	 * @param settings how much at once, and for how long
	 * @param queue where work waits
	 * @param arrivals work that may not start yet
	 * @param runner runs what was claimed
	 * @param timers waits while the store is away
	 */
	public Dispatcher(EngineSettings settings, WorkQueue queue, Arrivals arrivals, WorkRunner runner, Timers timers) {
		this.settings = settings;
		this.queue = queue;
		this.arrivals = arrivals;
		this.runner = runner;
		this.timers = timers;
		queue.onAvailable(this.loop::wake);
	}

	/**
	 * Begin, or go on, to take work.
	 */
	public void start() {
		this.pulling = true;
		this.loop.wake();
	}

	/**
	 * Take nothing more; what runs goes on.
	 */
	public void stop() {
		this.pulling = false;
	}

	/**
	 * How much is claimed and has not left the stages.
	 * @return the number of attempts
	 */
	public int active() {
		return this.active.get();
	}

	void onIdle(Runnable listener) {
		this.idleListeners.add(listener);
	}

	private CompletionStage<Boolean> claim() {
		int free = this.settings.maxConcurrent() - this.active.get();
		if (!this.pulling || free <= 0) {
			return CompletableFuture.completedFuture(false);
		}
		return this.queue.claim(free, this.settings.lease()).handle(this::begin);
	}

	private boolean begin(List<Claim> claims, Throwable failure) {
		if (failure != null) {
			logger.warn("Cannot take work from the queue, trying again in {}: {}", STORE_PAUSE, failure.getMessage());
			this.timers.schedule(STORE_PAUSE, this.loop::wake);
			return false;
		}
		this.active.addAndGet(claims.size());
		for (Claim claim : claims) {
			this.arrivals.whenTold(claim.record().key(), () -> this.runner.run(claim, this::ended));
		}
		return !claims.isEmpty();
	}

	private void ended() {
		this.active.decrementAndGet();
		this.loop.wake();
		if (this.active.get() == 0) {
			this.idleListeners.forEach(Runnable::run);
		}
	}

}
