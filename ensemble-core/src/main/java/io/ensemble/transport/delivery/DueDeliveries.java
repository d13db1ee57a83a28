package io.ensemble.transport.delivery;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered now, and when to ask again.
 *
 * @param claims the deliveries, those that are due longest first
 * @param next how long until the first of the others may be claimed, because its delay or
 * the lease on it ends: zero if it may be now; {@code null} if nothing else is pending
 */
public record DueDeliveries(List<DeliveryClaim> claims, @Nullable Duration next) {

	public DueDeliveries {
		claims = List.copyOf(claims);
	}

}
