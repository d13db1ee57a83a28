package io.ensemble.autoconfigure.network.claim;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.engine.DeliveryProperties;
import io.ensemble.autoconfigure.network.server.PeerEndpointAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.claim.BroadcastClaimDelivery;
import io.ensemble.network.server.claim.ClaimAckHandler;
import io.ensemble.network.server.claim.ClaimHandler;
import io.ensemble.network.server.claim.ClaimOffers;
import io.ensemble.network.server.claim.ReturningReplicas;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Offers results to the replicas of services, where replicas can connect.
 */
@AutoConfiguration(after = PeerEndpointAutoConfiguration.class)
@ConditionalOnBean(PeerDirectory.class)
@EnableConfigurationProperties({ DeliveryProperties.class, BroadcastClaimProperties.class })
public class BroadcastClaimAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClaimOffers claimOffers() {
		return new ClaimOffers();
	}

	@Bean
	@ConditionalOnMissingBean(name = "broadcastClaimDelivery")
	DeliveryChannel broadcastClaimDelivery(EnsembleIdentity identity, BroadcastClaimProperties properties,
			DeliveryProperties deliveries, PeerDirectory directory, ClaimOffers offers, EnginePorts ports) {
		return new BroadcastClaimDelivery(identity.name(), properties.settings(deliveries.settings()), directory,
				offers, ports.timers());
	}

	@Bean
	@ConditionalOnMissingBean
	ReturningReplicas returningReplicas(WorkStores stores, BroadcastClaimProperties properties,
			DeliveryProperties deliveries, PeerDirectory directory, EnginePorts ports) {
		DeliverySettings settings = deliveries.settings();
		return new ReturningReplicas(stores.deliveries().queue(), properties.settings(settings).services(),
				settings.maxAttempts(), directory, ports.timers());
	}

	@Bean
	@ConditionalOnMissingBean
	ClaimHandler claimHandler(ClaimOffers offers) {
		return new ClaimHandler(offers);
	}

	@Bean
	@ConditionalOnMissingBean
	ClaimAckHandler claimAckHandler(ClaimOffers offers) {
		return new ClaimAckHandler(offers);
	}

}
