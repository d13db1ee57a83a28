package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.thread.WakeLoop;
import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkQueue;

/**
 * Takes as much work from the queue as may run at once. Never blocks and never polls: it
 * looks when the queue says so and when a place became free.
 */
public class Dispatcher {

	private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

	private final EngineSettings settings;

	private final WorkQueue queue;

	private final Arrivals arrivals;

	private final WorkRunner runner;

	private final Timers timers;

	private final StoreOutages outages;

	private final List<Runnable> idleListeners = new CopyOnWriteArrayList<>();

	private final WakeLoop loop = new WakeLoop(this::claim);

	private final AtomicInteger active = new AtomicInteger();

	private volatile boolean pulling;

	private volatile boolean claiming;

	private volatile boolean drained;

	/**
	 * Create a dispatcher that does not pull yet.
	 * @param settings how much at once, and for how long
	 * @param queue where work waits
	 * @param arrivals work that may not start yet
	 * @param runner runs what was claimed
	 * @param ports waits while the store is away, and says that it is
	 */
	public Dispatcher(EngineSettings settings, WorkQueue queue, Arrivals arrivals, WorkRunner runner,
			EnginePorts ports) {
		this.settings = settings;
		this.queue = queue;
		this.arrivals = arrivals;
		this.runner = runner;
		this.timers = ports.timers();
		this.outages = ports.outages();
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
	 * Take nothing more; what runs goes on, and what the queue is just handing out goes
	 * back.
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

	/**
	 * Whether nothing of the queue is here or on its way.
	 * @return {@code true} if nothing runs and no claim is under way
	 */
	boolean isIdle() {
		return !this.claiming && this.active.get() == 0;
	}

	void onIdle(Runnable listener) {
		this.idleListeners.add(listener);
	}

	private CompletionStage<Boolean> claim() {
		// Before the look at what stop() writes, so that whoever stops and then asks
		// whether this is idle learns of the claim.
		this.claiming = true;
		int free = free();
		if (!this.pulling || free <= 0) {
			claimed();
			// Whoever ended before that left it to the claim under way.
			return CompletableFuture.completedFuture(this.pulling && free() > 0);
		}
		return ask(free).handle((claims, failure) -> begin(free, claims, failure))
			.thenCompose((begun) -> begun)
			.whenComplete((more, failure) -> claimed());
	}

	private CompletionStage<List<Claim>> ask(int free) {
		try {
			return this.queue.claim(free, this.settings.lease());
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private int free() {
		return this.settings.maxConcurrent() - this.active.get();
	}

	private void claimed() {
		this.claiming = false;
		tellIfIdle();
	}

	private CompletionStage<Boolean> begin(int asked, List<Claim> claims, Throwable failure) {
		if (failure != null) {
			this.outages.failed("no work can be taken from the queue", failure);
			this.timers.schedule(STORE_PAUSE, this.loop::wake);
			return CompletableFuture.completedFuture(false);
		}
		this.outages.answered();
		return this.pulling ? CompletableFuture.completedFuture(begin(asked, claims)) : handBack(claims);
	}

	private CompletionStage<Boolean> handBack(List<Claim> claims) {
		CompletableFuture<?>[] returned = claims.stream()
			.map((claim) -> this.queue.handBack(claim).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(returned).handle((done, failure) -> false);
	}

	private boolean begin(int asked, List<Claim> claims) {
		this.drained = claims.size() < asked;
		this.active.addAndGet(claims.size());
		for (Claim claim : claims) {
			this.arrivals.whenTold(claim.record().key(), () -> this.runner.run(claim, this::ended));
		}
		return !this.drained;
	}

	private void ended() {
		this.active.decrementAndGet();
		// A queue that had nothing tells when it has something, and a claim under way is
		// followed by another if it is given something.
		if (!this.drained && !this.claiming) {
			this.loop.wake();
		}
		tellIfIdle();
	}

	private void tellIfIdle() {
		if (isIdle()) {
			this.idleListeners.forEach(Runnable::run);
		}
	}

}
