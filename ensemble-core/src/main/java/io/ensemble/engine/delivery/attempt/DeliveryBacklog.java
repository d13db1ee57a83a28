package io.ensemble.engine.delivery.attempt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.LastKnown;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkKey;

/**
 * The results that have not arrived: on their way, or given up until somebody sends them
 * on their way again or throws them away.
 */
public class DeliveryBacklog {

	private final DeliveryQueue queue;

	private final DeliveryChannels channels;

	private final LastKnown<DeliveryCounts> counts;

	/**
	 * Look after the deliveries of a store.
	 * @param queue the deliveries
	 * @param channels the ways they go
	 */
	public DeliveryBacklog(DeliveryQueue queue, DeliveryChannels channels) {
		this.queue = queue;
		this.channels = channels;
		this.counts = new LastKnown<>(() -> queue.counts().toCompletableFuture(), new DeliveryCounts(0, 0));
	}

	/**
	 * Look at deliveries, the latest registered first.
	 * @param query which ones
	 * @return a page
	 */
	public CompletionStage<DeliveryPage> list(DeliveryQuery query) {
		return this.queue.list(query);
	}

	/**
	 * Look at one delivery.
	 * @param key the work whose result it is
	 * @return the delivery; empty if it arrived, was forgotten or never was
	 */
	public CompletionStage<Optional<Delivery>> find(WorkKey key) {
		return this.queue.find(key);
	}

	/**
	 * Begin anew with a delivery that was given up, at an address that may have been
	 * disabled.
	 * @param key the work whose result it is
	 * @return the pending delivery; empty if it was not given up
	 */
	public CompletionStage<Optional<Delivery>> redrive(WorkKey key) {
		return this.queue.find(key).thenCompose((found) -> {
			Optional<Delivery> givenUp = found.filter((delivery) -> delivery.state() == DeliveryState.GIVEN_UP);
			givenUp.ifPresent(this::readmit);
			return givenUp.isPresent() ? this.queue.redrive(key) : CompletableFuture.completedFuture(givenUp);
		});
	}

	/**
	 * Throw a delivery that was given up away; the result itself stays readable.
	 * @param key the work whose result it is
	 * @return the delivery; empty if it was not given up
	 */
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return this.queue.discard(key);
	}

	/**
	 * How many there are, or were when the store told last; blocks for a moment.
	 * @return the numbers
	 */
	public DeliveryCounts lastKnownCounts() {
		return this.counts.get();
	}

	private void readmit(Delivery delivery) {
		DeliverySpec spec = delivery.record().request().delivery();
		this.channels.find(spec.method()).ifPresent((channel) -> channel.readmit(spec));
	}

}
