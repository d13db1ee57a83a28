package io.ensemble.transport.kafka.log.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.work.WorkKey;

/**
 * The deliveries of the work that this process reads, in its memory. That one is over,
 * was given up or begins anew is written to the log first, so that whoever reads the work
 * after this process knows.
 */
public final class KafkaLogDeliveries implements DeliveryQueue {

	private final DeliveryQueue memory;

	private final OpenDeliveries open;

	private final DeliveryLog log;

	private final InstantSource clock;

	/**
	 * Put a log behind a queue.
	 * @param memory the queue
	 * @param open knows what is not over
	 * @param log is written first
	 * @param clock the source of time
	 */
	public KafkaLogDeliveries(DeliveryQueue memory, OpenDeliveries open, DeliveryLog log, InstantSource clock) {
		this.memory = memory;
		this.open = open;
		this.log = log;
		this.clock = clock;
	}

	@Override
	public CompletionStage<DueDeliveries> claim(int max, Duration lease) {
		return this.memory.claim(max, lease);
	}

	@Override
	public CompletionStage<Boolean> done(DeliveryClaim claim) {
		WorkKey key = claim.delivery().key();
		return settle(key, this.log::over, () -> this.memory.done(claim));
	}

	@Override
	public CompletionStage<Boolean> retry(DeliveryClaim claim, Duration delay, String error) {
		return this.memory.retry(claim, delay, error);
	}

	@Override
	public CompletionStage<Boolean> handBack(DeliveryClaim claim, Duration delay) {
		return this.memory.handBack(claim, delay);
	}

	@Override
	public CompletionStage<Boolean> giveUp(DeliveryClaim claim, String error) {
		Delivery delivery = claim.delivery();
		return settle(delivery.key(), (key) -> this.log.givenUp(delivery, error, this.clock.instant()),
				() -> this.memory.giveUp(claim, error));
	}

	@Override
	public CompletionStage<Optional<Delivery>> find(WorkKey key) {
		return this.memory.find(key);
	}

	@Override
	public CompletionStage<DeliveryPage> list(DeliveryQuery query) {
		return this.memory.list(query);
	}

	@Override
	public CompletionStage<Boolean> hasten(WorkKey key) {
		return this.memory.hasten(key);
	}

	@Override
	public CompletionStage<Optional<Delivery>> redrive(WorkKey key) {
		return ifGivenUp(key, this.log::redriven, () -> this.memory.redrive(key));
	}

	@Override
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return ifGivenUp(key, this.log::over, () -> this.memory.discard(key));
	}

	@Override
	public CompletionStage<DeliveryCounts> counts() {
		return this.memory.counts();
	}

	@Override
	public void onDue(Runnable listener) {
		this.memory.onDue(listener);
	}

	private CompletionStage<Optional<Delivery>> ifGivenUp(WorkKey key, Function<WorkKey, CompletionStage<Void>> written,
			Supplier<CompletionStage<Optional<Delivery>>> settled) {
		return this.memory.find(key)
			.thenCompose((found) -> found.filter((delivery) -> delivery.state() == DeliveryState.GIVEN_UP).isPresent()
					? settle(key, written, settled) : CompletableFuture.completedFuture(Optional.empty()));
	}

	private <T> CompletionStage<T> settle(WorkKey key, Function<WorkKey, CompletionStage<Void>> written,
			Supplier<CompletionStage<T>> settled) {
		this.open.settling(key);
		return written.apply(key).whenComplete((done, failure) -> {
			if (failure != null) {
				this.open.notSettled(key);
			}
		}).thenCompose((done) -> settled.get());
	}

}
