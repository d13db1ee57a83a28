package io.ensemble.engine.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;

/**
 * Nothing further to do: nobody wants the result, or the socket that asked gets it
 * anyway.
 */
public class DroppedDelivery implements DeliveryChannel {

	private final DeliveryMethod method;

	/**
	 * Stand for a method.
	 * @param method {@code NONE} or {@code WEBSOCKET}
	 */
	public DroppedDelivery(DeliveryMethod method) {
		this.method = method;
	}

	@Override
	public DeliveryMethod method() {
		return this.method;
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		return CompletableFuture.completedFuture(null);
	}

}
