package io.ensemble.autoconfigure.agent.model;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.model.ModelBreakers;
import io.ensemble.agent.model.ModelFailures;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.engine.EnginePorts;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The models, the tier in force, and the breakers around the models.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ModelProperties.class, TokenPriceProperties.class })
@Import(ModelTiersEndpointConfiguration.class)
public class ModelTierConfiguration {

	@Bean
	@ConditionalOnMissingBean(ChatModels.class)
	ChatModelBeans ensembleChatModels(ListableBeanFactory beans, ModelProperties properties) {
		return new ChatModelBeans(beans, properties);
	}

	@Bean
	@ConditionalOnMissingBean
	ModelTiers ensembleModelTiers(ChatModels models) {
		return new ModelTiers(models);
	}

	@Bean
	@ConditionalOnMissingBean
	ModelFailures ensembleModelFailures() {
		return ModelFailures.standard();
	}

	@Bean
	@ConditionalOnMissingBean
	ModelBreakers ensembleModelBreakers(ObjectProvider<CircuitBreakerRegistry> breakers, ModelFailures failures,
			EnginePorts ports) {
		return new ModelBreakers(breakers.getIfUnique(CircuitBreakerRegistry::ofDefaults), failures, ports.clock());
	}

}
