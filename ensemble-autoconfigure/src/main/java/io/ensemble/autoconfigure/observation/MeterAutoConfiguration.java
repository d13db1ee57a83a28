package io.ensemble.autoconfigure.observation;

import io.ensemble.autoconfigure.agent.model.TokenPriceProperties;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.cache.CachedResults;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.replica.ReplicaRegister;
import io.ensemble.observation.AgentMeters;
import io.ensemble.observation.CacheMeters;
import io.ensemble.observation.ClaimMeters;
import io.ensemble.observation.CostLedger;
import io.ensemble.observation.DelegationMeters;
import io.ensemble.observation.DeliveryMeters;
import io.ensemble.observation.EnsembleGauges;
import io.ensemble.observation.EnsembleMeters;
import io.ensemble.observation.IngressMeters;
import io.ensemble.observation.trace.DelegationObservation;
import io.ensemble.observation.trace.WorkObservationStage;
import io.ensemble.transport.memory.MemoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Binds the ensemble's meters to the registry of the application.
 */
@AutoConfiguration(after = EngineAutoConfiguration.class,
		afterName = "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@EnableConfigurationProperties(TokenPriceProperties.class)
public class MeterAutoConfiguration {

	private static final int BEATS_PER_LEASE = 3;

	@Bean
	@ConditionalOnMissingBean
	EnsembleGauges ensembleGauges(EngineSettings settings, InFlight inFlight, WorkStores stores,
			ReplicaRegister replicas) {
		return new EnsembleGauges(settings, inFlight, stores.queue(), replicas::size);
	}

	@Bean
	@ConditionalOnMissingBean
	ReplicaRegister ensembleReplicaRegister(MemoryStore memory, EngineSettings settings, EnginePorts ports) {
		String id = Long.toUnsignedString(ports.random().nextLong(), Character.MAX_RADIX);
		return new ReplicaRegister(memory, settings.ensemble(), id, ports.timers(),
				settings.lease().dividedBy(BEATS_PER_LEASE));
	}

	@Bean
	ReplicaRegisterLifecycle ensembleReplicaRegisterLifecycle(ReplicaRegister replicas) {
		return new ReplicaRegisterLifecycle(replicas);
	}

	@Bean
	@ConditionalOnMissingBean
	CostLedger ensembleCostLedger(TokenPriceProperties prices) {
		return new CostLedger(prices.toPrices());
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleMeters ensembleMeters(EngineSettings settings, MeterRegistry registry, CostLedger costs) {
		return new EnsembleMeters(settings.ensemble(), registry, costs);
	}

	@Bean
	@ConditionalOnMissingBean
	AgentMeters ensembleAgentMeters(EngineSettings settings, MeterRegistry registry, CostLedger costs) {
		return new AgentMeters(settings.ensemble(), registry, costs);
	}

	@Bean
	@ConditionalOnMissingBean
	DelegationMeters delegationMeters(EngineSettings settings, MeterRegistry registry) {
		return new DelegationMeters(settings.ensemble(), registry);
	}

	@Bean
	@ConditionalOnMissingBean
	IngressMeters ensembleIngressMeters(EngineSettings settings, MeterRegistry registry) {
		return new IngressMeters(settings.ensemble(), registry);
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryMeters deliveryMeters(EngineSettings settings, DeliveryBacklog deliveries, MeterRegistry registry) {
		return new DeliveryMeters(settings.ensemble(), deliveries, registry);
	}

	@Bean
	@ConditionalOnMissingBean
	ClaimMeters claimMeters(EngineSettings settings, MeterRegistry registry) {
		return new ClaimMeters(settings.ensemble(), registry);
	}

	@Bean
	@ConditionalOnMissingBean
	CacheMeters resultCacheMeters(EngineSettings settings, CachedResults cached) {
		return new CacheMeters(settings.ensemble(), cached);
	}

	/**
	 * The observations of work and of delegations exist for traces; what they would
	 * measure is measured already.
	 * @return a filter that concerns no meter but the ensemble's own
	 */
	@Bean
	MeterFilter ensembleObservationMeterFilter() {
		return MeterFilter.deny((meter) -> meter.getName().startsWith(WorkObservationStage.NAME)
				|| meter.getName().startsWith(DelegationObservation.NAME));
	}

}
