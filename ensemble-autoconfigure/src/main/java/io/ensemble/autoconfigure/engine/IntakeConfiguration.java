package io.ensemble.autoconfigure.engine;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.cache.CachedResults;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.Arrivals;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.CachedAnswers;
import io.ensemble.engine.intake.LimitsStage;
import io.ensemble.engine.intake.RequestRules;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The door for work.
 */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

	// Within the observation, so that it is seen what was refused.
	private static final int BEFORE_ALL_THAT_COSTS = Ordered.HIGHEST_PRECEDENCE + 200;

	@Bean
	@ConditionalOnMissingBean
	RequestRules requestRules(EngineSettings settings, CapabilityRegistry capabilities, DeliveryChannels delivery) {
		return new RequestRules(settings, capabilities, delivery);
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(BEFORE_ALL_THAT_COSTS)
	LimitsStage limitsStage(RequestRules rules) {
		return new LimitsStage(rules);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkEstimates workEstimates(EngineSettings settings, ServiceTimes serviceTimes, InFlight inFlight,
			WorkStores stores, EnginePorts ports) {
		return new WorkEstimates(settings, serviceTimes, inFlight, stores.queue(), ports.clock());
	}

	@Bean
	@ConditionalOnMissingBean
	CachedAnswers cachedAnswers(CachedResults cached, CapabilityRegistry capabilities, WorkStores stores,
			Completion completion) {
		return new CachedAnswers(cached, capabilities, stores.queue(), completion);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkIntake workIntake(EngineSettings settings, RequestRules rules, WorkStores stores, Arrivals arrivals,
			WorkEstimates estimates, CachedAnswers cachedAnswers, WorkEvents events, EnginePorts ports) {
		return new WorkIntake(settings, rules, stores, arrivals, estimates, cachedAnswers, events, ports.outages());
	}

}
