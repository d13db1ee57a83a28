package io.ensemble.autoconfigure.webhook;

import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.WorkKey;

/**
 * Asks a kitchen for soup by webhook and looks where its delivery stands.
 */
final class KitchenDeliveries {

	private KitchenDeliveries() {
	}

	static String request(String id, String address) {
		return """
				{"requestId":"%s","task":"prepare-meal","context":"soup",
				"delivery":{"method":"WEBHOOK","address":"%s"}}""".formatted(id, address);
	}

	static Delivery find(RunningKitchen kitchen, String id) {
		return kitchen.context()
			.getBean(WorkStores.class)
			.deliveries()
			.queue()
			.find(new WorkKey(WorkKey.ANYONE, id))
			.toCompletableFuture()
			.join()
			.orElse(null);
	}

	static boolean isGivenUp(RunningKitchen kitchen, String id) {
		Delivery delivery = find(kitchen, id);
		return delivery != null && delivery.state() == DeliveryState.GIVEN_UP;
	}

}
