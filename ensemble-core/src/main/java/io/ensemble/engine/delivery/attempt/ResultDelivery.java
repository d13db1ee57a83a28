package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.claim.ClaimLoop;
import io.ensemble.engine.claim.ClaimSource;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;

/**
 * Takes results from the store as they become due and leads them to the channel of their
 * method. Never blocks and never polls: it looks when the store says so, when the next
 * delivery is due and when a place became free. At least once: a receiver may see a
 * result twice.
 */
public class ResultDelivery {

	// How long a process that could not deliver lets others go first, once it is time to
	// try again and nobody came whom it can reach.
	private static final Duration COURTESY = Duration.ofMillis(250);

	private static final int NEVER = -1;

	private final DeliverySettings settings;

	private final DeliveryQueue queue;

	private final DeliveryAttempts attempts;

	private final ClaimLoop<DeliveryClaim> claims;

	private final AtomicInteger arrivals = new AtomicInteger();

	// How many receivers had come as an attempt began that failed as none was here. Who
	// comes meanwhile is not what it failed for.
	private volatile int courteousAt = NEVER;

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
		this.claims = new ClaimLoop<>(settings::maxConcurrent, new DueResults(), ports);
		this.queue.onDue(this.claims::wake);
		channels.onReachable(this::reachable);
	}

	/**
	 * Begin to attempt what is due.
	 */
	public void start() {
		this.claims.start();
	}

	/**
	 * Attempt once more what is due, as much as has a place, and nothing after that:
	 * others go on with the rest.
	 */
	public void goLastRound() {
		this.claims.goLastRound();
	}

	/**
	 * Attempt nothing more; attempts that are being made go on, and what the store is
	 * just handing out goes back.
	 */
	public void stop() {
		this.claims.stop();
	}

	/**
	 * How many attempts are being made.
	 * @return the number
	 */
	public int active() {
		return this.claims.active();
	}

	/**
	 * Whether no delivery is here or on its way.
	 * @return {@code true} if no attempt is being made, no claim is under way and no last
	 * round is to come
	 */
	public boolean isIdle() {
		return this.claims.isIdle();
	}

	/**
	 * Be told when no delivery is here or on its way any more.
	 * @param listener called on any thread, must not block
	 */
	public void onIdle(Runnable listener) {
		this.claims.onIdle(listener);
	}

	private void reachable() {
		this.arrivals.incrementAndGet();
		this.claims.wake();
	}

	private List<DeliveryClaim> due(DueDeliveries due) {
		if (!due.claims().isEmpty()) {
			this.courteousAt = NEVER;
		}
		Duration next = due.next();
		boolean courteous = this.courteousAt == this.arrivals.get();
		this.claims.wakeIn((next != null && courteous) ? next.plus(COURTESY) : next);
		return due.claims();
	}

	/**
	 * The results in the store that are due, which are attempted.
	 */
	private final class DueResults implements ClaimSource<DeliveryClaim> {

		@Override
		public CompletionStage<List<DeliveryClaim>> claim(int max) {
			return ResultDelivery.this.queue.claim(max, ResultDelivery.this.settings.lease())
				.thenApply(ResultDelivery.this::due);
		}

		@Override
		public void begin(DeliveryClaim claim, Runnable ended) {
			int before = ResultDelivery.this.arrivals.get();
			ResultDelivery.this.attempts.attempt(claim).whenComplete((betterElsewhere, defect) -> {
				if (Boolean.TRUE.equals(betterElsewhere)) {
					ResultDelivery.this.courteousAt = before;
				}
				ended.run();
			});
		}

		@Override
		public CompletionStage<?> handBack(DeliveryClaim claim) {
			return ResultDelivery.this.queue.handBack(claim, Duration.ZERO);
		}

		// When the next attempt at one that failed here is due is only in the answer to a
		// claim.
		@Override
		public boolean tellsOfAll() {
			return false;
		}

		@Override
		public String consequence() {
			return "no results are delivered";
		}

	}

}
