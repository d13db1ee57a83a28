package io.ensemble.autoconfigure.engine;

import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.failure.TransientFailures;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.cache.CacheStage;
import io.ensemble.engine.cache.CachedResults;
import io.ensemble.engine.deadletter.DeadLetters;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.Arrivals;
import io.ensemble.engine.execution.Deadlines;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.AttemptEnd;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.engine.execution.attempt.WorkRunner;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.ExecutionStages;
import io.ensemble.engine.stage.QuarantineStage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What runs accepted work; every bean of type {@link ExecutionStage} is wrapped around
 * each attempt.
 */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

	// Which runs on the thread on which the work goes on.
	private static final int OUTSIDE_THE_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 50;

	@Bean
	@ConditionalOnMissingBean
	Arrivals workArrivals() {
		return new Arrivals();
	}

	@Bean
	@ConditionalOnMissingBean
	InFlight workInFlight() {
		return new InFlight();
	}

	@Bean
	@ConditionalOnMissingBean
	Completion workCompletion(WorkEvents events, ServiceTimes serviceTimes, WorkStores stores) {
		return new Completion(events, serviceTimes, stores.deliveries());
	}

	@Bean
	@ConditionalOnMissingBean
	WorkControl workControl(WorkStores stores, InFlight inFlight, Completion completion, WorkEvents events) {
		return new WorkControl(stores, inFlight, completion, events);
	}

	@Bean
	@ConditionalOnMissingBean
	Deadlines workDeadlines(EnginePorts ports, WorkControl control, LeaseKeeper leases, WorkStores stores) {
		return new Deadlines(ports.timers(), control, leases, stores.queue());
	}

	@Bean
	@ConditionalOnMissingBean
	CachedResults cachedResults(WorkStores stores, EnginePorts ports) {
		return new CachedResults(stores.cache(), ports.outages());
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	CacheStage cacheStage(CachedResults cached, EnginePorts ports) {
		return new CacheStage(cached, ports.workExecutor());
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(OUTSIDE_THE_OBSERVATION)
	QuarantineStage quarantineStage(EnginePorts ports) {
		return new QuarantineStage(ports.workExecutor(), ports.timers());
	}

	@Bean
	@ConditionalOnMissingBean
	DeadLetters deadLetters(WorkStores stores, WorkEvents events) {
		return new DeadLetters(stores.results(), events);
	}

	@Bean
	@ConditionalOnMissingBean
	TransientFailures transientFailures() {
		return TransientFailures.standard();
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutionStages executionStages(ObjectProvider<ExecutionStage> stages, WorkEvents events,
			TransientFailures transientFailures) {
		return new ExecutionStages(stages.orderedStream().toList(), events, transientFailures);
	}

	@Bean
	@ConditionalOnMissingBean
	AttemptEnd attemptEnd(EngineSettings settings, WorkStores stores, Completion completion, WorkEvents events,
			LeaseKeeper leases, EnginePorts ports) {
		return new AttemptEnd(settings, stores, completion, events, leases, ports);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkRunner workRunner(CapabilityRegistry capabilities, WorkStores stores, ExecutionStages stages, InFlight inFlight,
			AttemptEnd end, WorkEvents events, EnginePorts ports) {
		return new WorkRunner(capabilities, stores, stages, inFlight, end, events, ports);
	}

	@Bean
	@ConditionalOnMissingBean
	Dispatcher workDispatcher(EngineSettings settings, WorkStores stores, Arrivals arrivals, WorkRunner runner,
			EnginePorts ports) {
		return new Dispatcher(settings, stores.queue(), arrivals, runner, ports);
	}

	@Bean
	@ConditionalOnMissingBean
	LeaseKeeper leaseKeeper(EngineSettings settings, WorkStores stores, InFlight inFlight, Completion completion,
			WorkEvents events, EnginePorts ports) {
		return new LeaseKeeper(settings, stores, inFlight, completion, events, ports.timers());
	}

}
