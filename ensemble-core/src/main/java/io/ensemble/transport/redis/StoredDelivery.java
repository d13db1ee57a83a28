package io.ensemble.transport.redis;

import java.util.function.BiConsumer;

import io.ensemble.time.Micros;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.redis.client.RedisFailures;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries as scripts answer them: a number, a record and where the delivery stands, in
 * the order of {@code delivery} in {@code part/delivery.lua}.
 */
final class StoredDelivery {

	/** Who claims is told the id behind that. */
	static final int ID = 5;

	private static final Logger logger = LoggerFactory.getLogger(StoredDelivery.class);

	private static final int VALUES = 3;

	private final StoredWork work;

	StoredDelivery(StoredWork work) {
		this.work = work;
	}

	Delivery read(Reply record, Reply delivery) {
		try {
			return new Delivery(this.work.require(record), DeliveryState.valueOf(delivery.text(0)),
					(int) delivery.number(1), Micros.instant(delivery.number(2)),
					delivery.has(3) ? Micros.instant(delivery.number(3)) : null,
					delivery.has(4) ? delivery.text(4) : null);
		}
		catch (IllegalArgumentException ex) {
			throw RedisFailures.translate(new InvalidRequestException("delivery", "is not a delivery"));
		}
	}

	/**
	 * Read many. What is no delivery hides no other one.
	 * @param found numbers, records and where the deliveries stand
	 * @param each takes a number and its delivery
	 * @param unreadable takes a number and where that stands which is no delivery
	 */
	void readAll(Reply found, BiConsumer<Long, Delivery> each, BiConsumer<Long, Reply> unreadable) {
		for (int i = 0; i < found.values().size(); i += VALUES) {
			Delivery delivery = readOrNull(found.list(i + 1), found.list(i + 2));
			if (delivery != null) {
				each.accept(found.number(i), delivery);
			}
			else {
				unreadable.accept(found.number(i), found.list(i + 2));
			}
		}
	}

	private @Nullable Delivery readOrNull(Reply record, Reply delivery) {
		try {
			return read(record, delivery);
		}
		catch (StoreUnavailableException ex) {
			logger.error("Redis keeps something that is no delivery, it is passed over: {}", ex.getMessage());
			return null;
		}
	}

}
