package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.delivery.DeliveryListener.Outcome;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.time.Timers;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt at a claimed delivery and reports to the store how it ended.
 */
class DeliveryAttempts {

	private static final Logger logger = LoggerFactory.getLogger(DeliveryAttempts.class);

	private final DeliverySettings settings;

	private final DeliveryQueue queue;

	private final DeliveryChannels channels;

	private final DeliveryListener listener;

	private final DeliveryPatience patience;

	private final ReceiverPlaces places;

	private final Timers timers;

	private final InstantSource clock;

	private final CrashPoints crashPoints;

	private final StoreOutages outages;

	DeliveryAttempts(DeliverySettings settings, DeliveryQueue queue, DeliveryChannels channels,
			DeliveryListener listener, EnginePorts ports) {
		this.settings = settings;
		this.queue = queue;
		this.channels = channels;
		this.listener = listener;
		this.patience = new DeliveryPatience(settings, ports.random());
		this.places = new ReceiverPlaces(settings.maxConcurrentPerReceiver(), ports.clock());
		this.timers = ports.timers();
		this.clock = ports.clock();
		this.crashPoints = ports.crashPoints();
		this.outages = ports.outages();
	}

	/**
	 * Attempt a delivery, or put it off if its receiver has enough to do.
	 * @param claim the claim on it
	 * @return completes when the store knows how the attempt ended, or cannot be told,
	 * with whether the next one is better made by another process; never fails
	 */
	CompletionStage<Boolean> attempt(DeliveryClaim claim) {
		return CompletableFuture.completedFuture(claim)
			.thenCompose(this::enter)
			.exceptionallyCompose((defect) -> report(claim, defect));
	}

	private CompletionStage<Boolean> enter(DeliveryClaim claim) {
		String receiver = receiver(claim.delivery());
		Optional<Duration> crowded = this.places.enter(receiver);
		if (crowded.isPresent()) {
			return this.queue.handBack(claim, crowded.get()).handle((done, failure) -> false);
		}
		Instant entered = this.clock.instant();
		return make(claim).whenComplete((done, failure) -> this.places.leave(receiver, entered));
	}

	private @Nullable String receiver(Delivery delivery) {
		DeliverySpec spec = delivery.record().request().delivery();
		return this.channels.find(spec.method()).map((channel) -> channel.receiver(spec)).orElse(null);
	}

	private CompletionStage<Boolean> make(DeliveryClaim claim) {
		CompletableFuture<Object> arrival = new CompletableFuture<>();
		Timers.Timer limit = this.timers.schedule(this.settings.attemptTimeout(), () -> arrival
			.completeExceptionally(DeliveryFailedException.passing("The attempt took too long", null)));
		send(claim.delivery()).whenComplete((done, failure) -> {
			if (failure != null) {
				arrival.completeExceptionally(failure);
			}
			else {
				arrival.complete(true);
			}
		});
		return arrival.handle((done, failure) -> {
			limit.cancel();
			return report(claim, failure);
		}).thenCompose((reported) -> reported);
	}

	private CompletionStage<?> send(Delivery delivery) {
		DeliveryMethod method = delivery.record().request().delivery().method();
		if (this.patience.isExceeded(delivery)) {
			return CompletableFuture.failedFuture(DeliveryFailedException
				.lasting("No attempt reported how it ended; the last error known: " + delivery.lastError()));
		}
		try {
			CompletionStage<?> sent = this.channels.find(method)
				.orElseThrow(() -> DeliveryFailedException.lasting(method + " is not available on this ensemble"))
				.deliver(delivery);
			return Objects.requireNonNull(sent, "A channel returned nothing");
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletionStage<Boolean> report(DeliveryClaim claim, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		Outcome outcome = outcome(claim.delivery(), cause);
		return write(claim, outcome, cause).handle((written, lost) -> {
			if (lost != null) {
				this.outages.failed("how the delivery of " + claim.delivery().key() + " went cannot be written", lost);
			}
			else if (written) {
				told(claim.delivery(), outcome, cause);
			}
			return cause instanceof DeliveryFailedException known && known.isLocal();
		});
	}

	private Outcome outcome(Delivery delivery, @Nullable Throwable failure) {
		if (failure == null) {
			return Outcome.DELIVERED;
		}
		return this.patience.isOver(delivery, failure) ? Outcome.GIVEN_UP : Outcome.RETRIED;
	}

	private CompletionStage<Boolean> write(DeliveryClaim claim, Outcome outcome, @Nullable Throwable failure) {
		if (failure == null) {
			this.crashPoints.passed(CrashPoint.AFTER_DELIVERY);
			return this.queue.done(claim).whenComplete((done, lost) -> acknowledged(done));
		}
		return (outcome == Outcome.GIVEN_UP) ? this.queue.giveUp(claim, words(failure))
				: this.queue.retry(claim, this.patience.pause(claim.delivery(), failure), words(failure));
	}

	private void acknowledged(@Nullable Boolean done) {
		if (Boolean.TRUE.equals(done)) {
			this.crashPoints.passed(CrashPoint.AFTER_ACK);
		}
	}

	private void told(Delivery delivery, Outcome outcome, @Nullable Throwable failure) {
		DeliveryMethod method = delivery.record().request().delivery().method();
		if (failure != null && outcome == Outcome.GIVEN_UP) {
			logger.warn("The result of {} was not delivered by {} in {} attempts and is given up, until somebody "
					+ "re-drives it: {}", delivery.key(), method, delivery.attempts(), words(failure));
		}
		else if (failure != null) {
			logger.debug("The result of {} was not delivered by {} yet: {}", delivery.key(), method, words(failure));
		}
		this.listener.attempted(delivery, outcome);
	}

	// Only a channel's own words are fit to be shown; anything else is a defect or a
	// driver's text.
	private static String words(Throwable failure) {
		if (failure instanceof DeliveryFailedException) {
			return String.valueOf(failure.getMessage());
		}
		logger.debug("A delivery failed", failure);
		return "The attempt failed for a reason that the log tells";
	}

}
