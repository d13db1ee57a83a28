package io.ensemble.engine.claim;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.thread.WakeLoop;
import io.ensemble.time.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Claims from a queue, one claim at a time, as much as there are free places, and knows
 * what is under way. Looks when it is woken, at a time that was set, when a place became
 * free, unless the queue gave less than it was asked for and tells of more, and a second
 * after the queue did not answer. What is handed out to a loop that was stopped meanwhile
 * goes back.
 *
 * <p>
 * Thread-safe, and never blocks: claims and ends take no lock, only setting the time at
 * which to look does.
 *
 * @param <C> a claim
 */
public final class ClaimLoop<C> {

	private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

	private final IntSupplier places;

	private final ClaimSource<C> source;

	private final Timers timers;

	private final StoreOutages outages;

	private final List<Runnable> idleListeners = new CopyOnWriteArrayList<>();

	private final WakeLoop loop = new WakeLoop(this::claim);

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicBoolean lastRound = new AtomicBoolean();

	private volatile boolean running;

	private volatile boolean claiming;

	private volatile boolean exhausted;

	private Timers.@Nullable Timer nextLook;

	/**
	 * Create a loop that does not claim yet.
	 * @param places how many claims may be under way at once
	 * @param source the queue, and what becomes of the claims
	 * @param ports waits while the store is away, and says that it is
	 */
	public ClaimLoop(IntSupplier places, ClaimSource<C> source, EnginePorts ports) {
		this.places = places;
		this.source = source;
		this.timers = ports.timers();
		this.outages = ports.outages();
	}

	/**
	 * Begin, or go on, to claim.
	 */
	public void start() {
		this.lastRound.set(false);
		this.running = true;
		wake();
	}

	/**
	 * Claim nothing more; what is under way goes on, and what the queue is just handing
	 * out goes back.
	 */
	public void stop() {
		this.running = false;
		wakeIn(null);
	}

	/**
	 * Claim once more, as much as has a place, and then stop.
	 */
	public void goLastRound() {
		if (this.lastRound.compareAndSet(false, true)) {
			wake();
		}
	}

	/**
	 * Look whether there is something to claim, after the claim that is being made if
	 * there is one.
	 */
	public void wake() {
		this.loop.wake();
	}

	/**
	 * Look later, instead of at the time that was set before. A loop that was stopped
	 * does not.
	 * @param delay how much later; {@code null} for not at a certain time
	 */
	public synchronized void wakeIn(@Nullable Duration delay) {
		if (this.nextLook != null) {
			this.nextLook.cancel();
		}
		this.nextLook = (delay != null && this.running)
				? this.timers.schedule((delay.compareTo(SHORTEST_PAUSE) > 0) ? delay : SHORTEST_PAUSE, this::wake)
				: null;
	}

	/**
	 * How much was begun and has not ended.
	 * @return the number of claims
	 */
	public int active() {
		return this.active.get();
	}

	/**
	 * Whether nothing of the queue is here or on its way.
	 * @return {@code true} if nothing is under way, no claim is being made and no last
	 * round is to come
	 */
	public boolean isIdle() {
		return !this.claiming && this.active.get() == 0 && !(this.lastRound.get() && this.running);
	}

	/**
	 * Be told when nothing of the queue is here or on its way any more.
	 * @param listener called on any thread, perhaps more than once; must not block
	 */
	public void onIdle(Runnable listener) {
		this.idleListeners.add(listener);
	}

	private CompletionStage<Boolean> claim() {
		// Before the look at what stop() writes, so that whoever stops and then asks
		// whether this is idle learns of the claim.
		this.claiming = true;
		boolean last = this.lastRound.get();
		int free = free();
		if (!this.running || free <= 0) {
			claimed();
			// Whoever ended before that left it to the claim under way.
			return CompletableFuture.completedFuture(this.running && free() > 0);
		}
		return ask(free).handle((claims, failure) -> take(free, claims, failure))
			.thenCompose(Function.identity())
			.whenComplete((more, defect) -> {
				if (last) {
					stop();
				}
				claimed();
			});
	}

	private int free() {
		return this.places.getAsInt() - this.active.get();
	}

	private CompletionStage<List<C>> ask(int free) {
		try {
			return this.source.claim(free);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletionStage<Boolean> take(int asked, @Nullable List<C> claims, @Nullable Throwable failure) {
		if (claims == null) {
			this.outages.failed(this.source.consequence(), failure);
			wakeIn(STORE_PAUSE);
			return CompletableFuture.completedFuture(false);
		}
		this.outages.answered();
		return this.running ? CompletableFuture.completedFuture(begin(asked, claims)) : handBack(claims);
	}

	private CompletionStage<Boolean> handBack(List<C> claims) {
		CompletableFuture<?>[] returned = claims.stream()
			.map((claim) -> this.source.handBack(claim).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(returned).handle((done, failure) -> false);
	}

	private boolean begin(int asked, List<C> claims) {
		boolean all = claims.size() >= asked;
		this.exhausted = !all;
		this.active.addAndGet(claims.size());
		for (C claim : claims) {
			this.source.begin(claim, this::ended);
		}
		return all;
	}

	private void ended() {
		this.active.decrementAndGet();
		if (!this.source.tellsOfAll() || !(this.exhausted || this.claiming)) {
			wake();
		}
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
