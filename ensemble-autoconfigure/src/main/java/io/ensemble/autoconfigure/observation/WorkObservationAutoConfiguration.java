package io.ensemble.autoconfigure.observation;

import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.engine.EngineSettings;
import io.ensemble.network.call.CallObserver;
import io.ensemble.observation.trace.DelegationObservation;
import io.ensemble.observation.trace.ObservedWork;
import io.ensemble.observation.trace.WorkObservationStage;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Observes work, and what it asks of other ensembles, where anybody looks at what the
 * application observes.
 */
@AutoConfiguration(after = EngineAutoConfiguration.class,
		afterName = "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration")
@ConditionalOnBean(ObservationRegistry.class)
public class WorkObservationAutoConfiguration {

	private static final int WITHIN_THE_CACHE = Ordered.HIGHEST_PRECEDENCE + 100;

	@Bean
	@ConditionalOnMissingBean
	@Order(WITHIN_THE_CACHE)
	WorkObservationStage workObservationStage(EngineSettings settings, ObservationAudience audience,
			ObservedWork work) {
		return new WorkObservationStage(settings.ensemble(), audience.registry(), work);
	}

	@Bean
	@ConditionalOnMissingBean
	ObservedWork observedWork() {
		return new ObservedWork();
	}

	@Bean
	@ConditionalOnMissingBean
	CallObserver delegationObservation(ObservationAudience audience, ObservedWork work) {
		return new DelegationObservation(audience.registry(), work);
	}

	@Bean
	@ConditionalOnMissingBean
	ObservationAudience observationAudience(ConfigurableListableBeanFactory beans, ObservationRegistry registry,
			ObjectProvider<ObservationHandler<?>> handlers) {
		return new ObservationAudience(beans, registry, handlers);
	}

}
