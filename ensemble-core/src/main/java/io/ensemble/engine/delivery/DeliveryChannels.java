package io.ensemble.engine.delivery;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;

/**
 * The ways of delivery that this ensemble has.
 */
public class DeliveryChannels {

	private final Map<DeliveryMethod, DeliveryChannel> channels = new EnumMap<>(DeliveryMethod.class);

	/**
	 * Know some channels.
	 * @param channels one per method; the first of a method stands
	 */
	public DeliveryChannels(Collection<? extends DeliveryChannel> channels) {
		channels.forEach((channel) -> this.channels.putIfAbsent(channel.method(), channel));
	}

	/**
	 * Look for the channel of a method.
	 * @param method the method
	 * @return its channel; empty if this ensemble does not deliver that way
	 */
	public Optional<DeliveryChannel> find(DeliveryMethod method) {
		return Optional.ofNullable(this.channels.get(method));
	}

	/**
	 * Be told when somebody can be reached that this process could not reach.
	 * @param listener called on any thread, must not block
	 */
	public void onReachable(Runnable listener) {
		this.channels.values().forEach((channel) -> channel.onReachable(listener));
	}

	/**
	 * Refuse what cannot be delivered.
	 * @param delivery what a request asks for
	 * @throws InvalidRequestException if it cannot; names the field
	 */
	public void check(DeliverySpec delivery) {
		find(delivery.method())
			.orElseThrow(() -> new InvalidRequestException("delivery.method",
					delivery.method() + " is not available on this ensemble"))
			.check(delivery);
	}

}
