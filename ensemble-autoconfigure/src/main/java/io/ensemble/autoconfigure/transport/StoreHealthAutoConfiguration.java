package io.ensemble.autoconfigure.transport;

import io.ensemble.engine.WorkStores;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Watches the store of a configured transport. The name of the bean is that of the
 * contributor to the readiness group, see {@link StoreReadinessEnvironmentPostProcessor}.
 */
@AutoConfiguration(after = TransportAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnProperty("ensemble.transport.type")
public class StoreHealthAutoConfiguration {

	@Bean
	@ConditionalOnBean(WorkStores.class)
	@ConditionalOnMissingBean(name = "ensembleStoreHealthIndicator")
	StoreHealthIndicator ensembleStoreHealthIndicator(WorkStores stores) {
		return new StoreHealthIndicator(stores.results());
	}

}
