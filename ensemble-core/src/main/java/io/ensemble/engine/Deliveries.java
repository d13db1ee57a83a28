package io.ensemble.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.work.WorkRecord;

/**
 * Results on their way, and how they come to be.
 *
 * @param queue the deliveries
 * @param registration is given final work whose result travels
 * @param kept whether they are kept as long as the work, so that whoever can go on with
 * that can go on with them
 */
public record Deliveries(DeliveryQueue queue, Consumer<WorkRecord> registration, boolean kept) {

	private static final Duration GIVEN_UP_KEPT = Duration.ofDays(7);

	/**
	 * Deliveries of a store that registers them itself, in the step that ends work.
	 * @param queue the deliveries
	 * @return nothing else registers them
	 */
	public static Deliveries keptBy(DeliveryQueue queue) {
		return new Deliveries(queue, (record) -> {
		}, true);
	}

	/**
	 * Deliveries of a store that keeps none: in the memory of this process, and lost with
	 * it.
	 * @param clock their time
	 * @return deliveries that begin with none
	 */
	public static Deliveries inMemory(InstantSource clock) {
		SimpleDeliveryQueue queue = new SimpleDeliveryQueue(clock, GIVEN_UP_KEPT);
		return new Deliveries(queue, (record) -> {
			queue.register(record);
			queue.tellIfDue();
		}, false);
	}

}
