package io.ensemble.work;

import org.jspecify.annotations.Nullable;

/**
 * How and where a result is to be delivered.
 *
 * @param method the delivery method
 * @param address where to, in the method's own form; {@code null} for the method's
 * default
 */
public record DeliverySpec(DeliveryMethod method, @Nullable String address) {

	/** The longest address that is accepted, in characters. */
	public static final int MAX_ADDRESS_LENGTH = 2048;

	/** Kept in the result store under the request's own id. */
	public static final DeliverySpec DEFAULT = new DeliverySpec(DeliveryMethod.STORE, null);

	public DeliverySpec {
		Limits.maxLength("delivery.address", address, MAX_ADDRESS_LENGTH);
	}

	/**
	 * Whether the result has a way to go after the work ended, beyond the result store
	 * and the socket that asked.
	 * @return {@code true} if it has to be delivered somewhere
	 */
	public boolean travels() {
		return switch (this.method) {
			case QUEUE, TOPIC, WEBHOOK, BROADCAST_CLAIM -> true;
			case STORE -> this.address != null;
			case WEBSOCKET, NONE -> false;
		};
	}

}
