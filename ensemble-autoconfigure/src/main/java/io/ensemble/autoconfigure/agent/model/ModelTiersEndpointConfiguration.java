package io.ensemble.autoconfigure.agent.model;

import io.ensemble.agent.model.ModelTiers;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Contributes the end point of the model tiers where there is an actuator.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
class ModelTiersEndpointConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	ModelTiersEndpoint ensembleModelTiersEndpoint(ModelTiers tiers) {
		return new ModelTiersEndpoint(tiers);
	}

}
