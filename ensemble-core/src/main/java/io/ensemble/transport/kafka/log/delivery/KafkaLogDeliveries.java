package io.ensemble.transport.kafka.log.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.work.WorkKey;

/**
 * The deliveries of the work that this process reads, in its memory. That one is over is
 * written to the log first. What was given up stays in memory for those who look after
 * it.
 */
public final class KafkaLogDeliveries implements DeliveryQueue {

	private final DeliveryQueue memory;

	private final OpenDeliveries open;

	private final Function<WorkKey, CompletionStage<Void>> log;

	/**
	 * Put a log behind a queue.
	 * @param memory the queue
	 * @param open knows what is not over
	 * @param log writes that a delivery is over
	 */
	public KafkaLogDeliveries(DeliveryQueue memory, OpenDeliveries open, Function<WorkKey, CompletionStage<Void>> log) {
		this.memory = memory;
		this.open = open;
		this.log = log;
	}

	@Override
	public CompletionStage<DueDeliveries> claim(int max, Duration lease) {
		return this.memory.claim(max, lease);
	}

	@Override
	public CompletionStage<Boolean> done(DeliveryClaim claim) {
		return settle(claim.delivery().key(), () -> this.memory.done(claim));
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
		return settle(claim.delivery().key(), () -> this.memory.giveUp(claim, error));
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
		return this.memory.redrive(key);
	}

	@Override
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return this.memory.discard(key);
	}

	@Override
	public CompletionStage<DeliveryCounts> counts() {
		return this.memory.counts();
	}

	@Override
	public void onDue(Runnable listener) {
		this.memory.onDue(listener);
	}

	private CompletionStage<Boolean> settle(WorkKey key, Supplier<CompletionStage<Boolean>> settled) {
		this.open.settling(key);
		return this.log.apply(key).whenComplete((written, failure) -> {
			if (failure != null) {
				this.open.notSettled(key);
			}
		}).thenCompose((written) -> settled.get());
	}

}
