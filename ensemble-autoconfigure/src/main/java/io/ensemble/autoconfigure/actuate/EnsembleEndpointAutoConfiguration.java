package io.ensemble.autoconfigure.actuate;

import java.util.List;

import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.schedule.ScheduleAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.deadletter.DeadLetters;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.schedule.Schedules;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Contributes the ensemble's actuator end points; what is exposed stays the application's
 * decision.
 */
@AutoConfiguration(after = { LifecycleAutoConfiguration.class, ScheduleAutoConfiguration.class })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
public class EnsembleEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	EnsembleEndpoint ensembleEndpoint(EngineSettings settings, EnsembleLifecycle lifecycle,
			CapabilityRegistry capabilities, WorkStores stores, DeadLetters deadLetters, DeliveryBacklog deliveries,
			InFlight inFlight, ObjectProvider<KnownPeers> peers, ObjectProvider<Schedules> schedules) {
		return new EnsembleEndpoint(settings, lifecycle, capabilities, stores, deadLetters, deliveries, inFlight,
				peers.getIfAvailable(() -> List::of),
				() -> schedules.stream().flatMap((known) -> known.lastKnown().stream()).toList());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	EnsembleDrainEndpoint ensembleDrainEndpoint(EnsembleLifecycle lifecycle) {
		return new EnsembleDrainEndpoint(lifecycle);
	}

}
