package io.ensemble.autoconfigure.transport.health;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.transport.StoreCheck;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkKey;

import org.springframework.beans.factory.ObjectProvider;
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

	private static final WorkKey NOBODYS = WorkKey.of("ensemble:health");

	@Bean
	@ConditionalOnBean(WorkStores.class)
	@ConditionalOnMissingBean(name = "ensembleStoreHealthIndicator")
	StoreHealthIndicator ensembleStoreHealthIndicator(WorkStores stores, ObjectProvider<StoreCheck> check) {
		return new StoreHealthIndicator(check.getIfAvailable(() -> () -> look(stores.results())));
	}

	private static CompletionStage<List<String>> look(ResultStore results) {
		return results.find(NOBODYS).thenApply((found) -> List.of());
	}

}
