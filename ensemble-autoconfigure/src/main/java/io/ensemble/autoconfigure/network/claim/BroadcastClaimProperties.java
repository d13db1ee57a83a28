package io.ensemble.autoconfigure.network.claim;

import java.time.Duration;
import java.util.List;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.network.server.claim.ClaimSettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Delivery of results to one replica of a service.
 *
 * @param services services that results may be delivered to by BROADCAST_CLAIM, a name or
 * a beginning with * behind it; none for no delivery by BROADCAST_CLAIM
 * @param claimTimeout how long an offer waits for the first replica that claims it
 * @param lease how long a replica that was granted a result has time to acknowledge it
 */
@ConfigurationProperties("ensemble.delivery.broadcast-claim")
public record BroadcastClaimProperties(@DefaultValue List<String> services, @DefaultValue("10s") Duration claimTimeout,
		@DefaultValue("30s") Duration lease) {

	public BroadcastClaimProperties {
		PropertyRule.atLeast("ensemble.delivery.broadcast-claim.claim-timeout", claimTimeout, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.delivery.broadcast-claim.lease", lease, Duration.ofMillis(1));
		PropertyRule.addresses("ensemble.delivery.broadcast-claim.services", services);
	}

	ClaimSettings settings(DeliverySettings deliveries) {
		requireRoom(deliveries.attemptTimeout());
		return new ClaimSettings(new AllowedAddresses(this.services), this.claimTimeout, this.lease,
				deliveries.attemptTimeout());
	}

	private void requireRoom(Duration attempt) {
		if (!this.services.isEmpty() && this.claimTimeout.plus(this.lease).compareTo(attempt) > 0) {
			throw new InvalidConfigurationPropertyValueException("ensemble.delivery.broadcast-claim.lease", this.lease,
					"A replica may claim a result as late as ensemble.delivery.broadcast-claim.claim-timeout allows, "
							+ "which is %s, and both together must not take longer than ".formatted(this.claimTimeout)
							+ "ensemble.delivery.attempt-timeout, which is %s.".formatted(attempt));
		}
	}

}
