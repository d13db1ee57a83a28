package io.ensemble.transport.redis;

import java.util.function.BiConsumer;

import io.ensemble.time.Micros;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.redis.client.Reply;

/**
 * Deliveries as scripts answer them: a number, a record and where the delivery stands, in
 * the order of {@code delivery} in {@code prelude.lua}.
 */
final class StoredDelivery {

	private static final int VALUES = 3;

	private final StoredWork work;

	StoredDelivery(StoredWork work) {
		this.work = work;
	}

	Delivery read(Reply record, Reply delivery) {
		return new Delivery(this.work.require(record), DeliveryState.valueOf(delivery.text(0)),
				(int) delivery.number(1), Micros.instant(delivery.number(2)),
				delivery.has(3) ? Micros.instant(delivery.number(3)) : null, delivery.has(4) ? delivery.text(4) : null);
	}

	void readAll(Reply found, BiConsumer<Long, Delivery> each) {
		for (int i = 0; i < found.values().size(); i += VALUES) {
			each.accept(found.number(i), read(found.list(i + 1), found.list(i + 2)));
		}
	}

}
