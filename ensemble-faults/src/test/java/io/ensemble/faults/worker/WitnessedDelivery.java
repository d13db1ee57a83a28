package io.ensemble.faults.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;

/**
 * A receiver that writes down what it got.
 */
class WitnessedDelivery implements DeliveryChannel {

	private final Witness witness;

	WitnessedDelivery(Witness witness) {
		this.witness = witness;
	}

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.QUEUE;
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		this.witness.write("deliver " + delivery.key().requestId());
		return CompletableFuture.completedFuture(null);
	}

}
