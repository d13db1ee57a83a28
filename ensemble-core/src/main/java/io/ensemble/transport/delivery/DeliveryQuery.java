package io.ensemble.transport.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list.
 *
 * @param caller only of this caller's work; {@code null} for everybody's
 * @param state only in this state; {@code null} for any
 * @param limit how many at most
 * @param cursor where the page before ended; {@code null} for the first page
 */
public record DeliveryQuery(@Nullable String caller, @Nullable DeliveryState state, int limit,
		@Nullable String cursor) {

	/**
	 * Whether a delivery is one of those to list.
	 * @param delivery the delivery
	 * @return {@code true} if it passes every filter
	 */
	public boolean matches(Delivery delivery) {
		return (this.caller == null || this.caller.equals(delivery.key().caller()))
				&& (this.state == null || this.state == delivery.state());
	}

}
