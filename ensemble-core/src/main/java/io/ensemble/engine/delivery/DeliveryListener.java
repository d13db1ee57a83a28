package io.ensemble.engine.delivery;

import io.ensemble.transport.delivery.Delivery;

/**
 * Is told how attempts at deliveries ended. Called on any thread; must not block.
 */
@FunctionalInterface
public interface DeliveryListener {

	/**
	 * An attempt ended.
	 * @param delivery the delivery, the attempt counted
	 * @param outcome how
	 */
	void attempted(Delivery delivery, Outcome outcome);

	/**
	 * How an attempt ended.
	 */
	enum Outcome {

		/** The result arrived. */
		DELIVERED,

		/** It did not; another attempt follows. */
		RETRIED,

		/** It did not, and no other attempt follows. */
		GIVEN_UP

	}

}
