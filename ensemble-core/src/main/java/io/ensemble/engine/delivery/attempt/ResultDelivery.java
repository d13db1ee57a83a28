package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.thread.WakeLoop;
import io.ensemble.time.Timers;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;
import org.jspecify.annotations.Nullable;

/**
 * Takes results from the store as they become due and leads them to the channel of their
 * method. Never blocks and never polls: it looks when the store says so, when the next
 * delivery is due and when a place became free. At least once: a receiver may see a
 * result twice.
 */
public class ResultDelivery {

	private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

	// How long a process that could not deliver lets others go first, once it is time to
	// try again and nobody came whom it can reach.
	private static final Duration COURTESY = Duration.ofMillis(250);

	private final DeliverySettings settings;

	private final DeliveryQueue queue;

	private final DeliveryAttempts attempts;

	private final Timers timers;

	private final StoreOutages outages;

	private final List<Runnable> idleListeners = new CopyOnWriteArrayList<>();

	private final AtomicInteger active = new AtomicInteger();

	private final WakeLoop loop = new WakeLoop(this::claim);

	private volatile Timers.@Nullable Timer nextDue;

	private final AtomicBoolean lastRound = new AtomicBoolean();

	private volatile boolean courteous;

	private volatile boolean running;

	private volatile boolean claiming;

	/**
	 * Create deliveries that are not attempted yet.
	 * @param settings how patient they are
	 * @param deliveries the results and where they are kept
	 * @param channels the ways they go
	 * @param listener is told how attempts end
	 * @param ports time, timers and chance
	 */
	public ResultDelivery(DeliverySettings settings, Deliveries deliveries, DeliveryChannels channels,
			DeliveryListener listener, EnginePorts ports) {
		this.settings = settings;
		this.queue = deliveries.queue();
		this.attempts = new DeliveryAttempts(settings, this.queue, channels, listener, ports);
		this.timers = ports.timers();
		this.outages = ports.outages();
		this.queue.onDue(this.loop::wake);
		channels.onReachable(this::reachable);
	}

	/**
	 * Begin to attempt what is due.
	 */
	public void start() {
		this.lastRound.set(false);
		this.running = true;
		this.loop.wake();
	}

	/**
	 * Attempt once more what is due, as much as has a place, and nothing after that:
	 * others go on with the rest.
	 */
	public void goLastRound() {
		if (this.lastRound.compareAndSet(false, true)) {
			this.loop.wake();
		}
	}

	/**
	 * Attempt nothing more; attempts that are being made go on, and what the store is
	 * just handing out goes back.
	 */
	public void stop() {
		this.running = false;
		wakeIn(null);
	}

	/**
	 * How many attempts are being made.
	 * @return the number
	 */
	public int active() {
		return this.active.get();
	}

	/**
	 * Whether no delivery is here or on its way.
	 * @return {@code true} if no attempt is being made, no claim is under way and no last
	 * round is to come
	 */
	public boolean isIdle() {
		return !this.claiming && this.active.get() == 0 && !(this.lastRound.get() && this.running);
	}

	/**
	 * Be told when no delivery is here or on its way any more.
	 * @param listener called on any thread, must not block
	 */
	public void onIdle(Runnable listener) {
		this.idleListeners.add(listener);
	}

	private void reachable() {
		this.courteous = false;
		this.loop.wake();
	}

	private CompletionStage<Boolean> claim() {
		// Before the look at what stop() writes, so that whoever stops and then asks
		// whether this is idle learns of the claim.
		this.claiming = true;
		boolean last = this.lastRound.get();
		int free = this.settings.maxConcurrent() - this.active.get();
		if (!this.running || free <= 0) {
			claimed();
			return CompletableFuture.completedFuture(false);
		}
		return ask(free).handle(this::begin).thenCompose((begun) -> begun).whenComplete((more, defect) -> {
			if (last) {
				stop();
			}
			claimed();
		});
	}

	private CompletionStage<DueDeliveries> ask(int free) {
		try {
			return this.queue.claim(free, this.settings.lease());
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletionStage<Boolean> begin(@Nullable DueDeliveries due, @Nullable Throwable failure) {
		if (due == null) {
			this.outages.failed("no results are delivered", failure);
			wakeIn(STORE_PAUSE);
			return CompletableFuture.completedFuture(false);
		}
		this.outages.answered();
		return this.running ? attempt(due) : handBack(due.claims());
	}

	private CompletionStage<Boolean> handBack(List<DeliveryClaim> claims) {
		CompletableFuture<?>[] returned = claims.stream()
			.map((claim) -> this.queue.handBack(claim, Duration.ZERO).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(returned).handle((done, failure) -> false);
	}

	private CompletionStage<Boolean> attempt(DueDeliveries due) {
		if (!due.claims().isEmpty()) {
			this.courteous = false;
		}
		Duration next = due.next();
		wakeIn((next != null && this.courteous) ? next.plus(COURTESY) : next);
		this.active.addAndGet(due.claims().size());
		for (DeliveryClaim claim : due.claims()) {
			this.attempts.attempt(claim)
				.whenComplete((betterElsewhere, defect) -> ended(Boolean.TRUE.equals(betterElsewhere)));
		}
		return CompletableFuture.completedFuture(false);
	}

	private synchronized void wakeIn(@Nullable Duration delay) {
		Timers.Timer before = this.nextDue;
		if (before != null) {
			before.cancel();
		}
		this.nextDue = (delay != null && this.running)
				? this.timers.schedule((delay.compareTo(SHORTEST_PAUSE) > 0) ? delay : SHORTEST_PAUSE, this.loop::wake)
				: null;
	}

	private void ended(boolean betterElsewhere) {
		if (betterElsewhere) {
			this.courteous = true;
		}
		this.active.decrementAndGet();
		this.loop.wake();
		tellIfIdle();
	}

	private void claimed() {
		this.claiming = false;
		tellIfIdle();
	}

	private void tellIfIdle() {
		if (isIdle()) {
			this.idleListeners.forEach(Runnable::run);
		}
	}

}
