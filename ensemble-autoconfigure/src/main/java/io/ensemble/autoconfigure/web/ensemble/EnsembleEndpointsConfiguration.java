package io.ensemble.autoconfigure.web.ensemble;

import java.util.List;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.lifecycle.EnsembleLifecycle;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end points about the ensemble itself.
 */
@Configuration(proxyBeanMethods = false)
public class EnsembleEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	KnownPeers knownPeers() {
		return List::of;
	}

	@Bean
	@ConditionalOnMissingBean
	DescriptionEndpoints descriptionEndpoints(EnsembleIdentity identity, CapabilityRegistry capabilities,
			EngineSettings settings, EnsembleLifecycle lifecycle, InFlight inFlight, WorkStores stores,
			KnownPeers peers, EnginePorts ports) {
		return new DescriptionEndpoints(identity, capabilities,
				new EnsembleVitals(settings, lifecycle, inFlight, stores.queue(), peers, ports.clock()));
	}

	@Bean
	@ConditionalOnMissingBean
	LifecycleEndpoints lifecycleEndpoints(HealthProbes probes, EnsembleLifecycle lifecycle) {
		return new LifecycleEndpoints(probes, lifecycle);
	}

	/**
	 * Probes where there is an actuator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthEndpoint.class)
	static class WithActuator {

		@Bean
		@ConditionalOnMissingBean
		HealthProbes healthProbes(ApplicationAvailability availability, ObjectProvider<HealthEndpoint> health) {
			HealthProbes probes = new AvailabilityProbes(availability);
			HealthEndpoint endpoint = health.getIfAvailable();
			return (endpoint != null) ? new HealthEndpointProbes(endpoint, probes) : probes;
		}

	}

	/**
	 * Probes where there is none.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.boot.actuate.health.HealthEndpoint")
	static class WithoutActuator {

		@Bean
		@ConditionalOnMissingBean
		HealthProbes healthProbes(ApplicationAvailability availability) {
			return new AvailabilityProbes(availability);
		}

	}

}
