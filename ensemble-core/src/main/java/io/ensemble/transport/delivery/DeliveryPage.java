package io.ensemble.transport.delivery;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of deliveries, the latest registered first.
 *
 * @param deliveries the deliveries
 * @param nextCursor where the next page begins; {@code null} on the last one
 */
public record DeliveryPage(List<Delivery> deliveries, @Nullable String nextCursor) {

	public DeliveryPage {
		deliveries = List.copyOf(deliveries);
	}

}
