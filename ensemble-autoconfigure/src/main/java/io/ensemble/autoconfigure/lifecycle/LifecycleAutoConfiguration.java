package io.ensemble.autoconfigure.lifecycle;

import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.execution.Dispatcher;
import io.ensemble.engine.execution.Drain;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.lifecycle.DefaultEnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleLifecycle;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Lets the ensemble live and end with its application.
 */
@AutoConfiguration(after = EngineAutoConfiguration.class)
public class LifecycleAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Drain workDrain(WorkStores stores, Dispatcher dispatcher, InFlight inFlight, WorkControl control,
			ResultDelivery deliveries, EnginePorts ports) {
		return new Drain(stores, dispatcher, inFlight, control, deliveries, ports.timers());
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleLifecycle ensembleLifecycle(Dispatcher dispatcher, LeaseKeeper leases, ResultDelivery deliveries,
			WorkIntake intake, InFlight inFlight, Drain drain, WorkProperties properties) {
		return new DefaultEnsembleLifecycle(dispatcher, leases, deliveries, intake, inFlight, drain,
				properties.drainTimeout());
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleLifecycleAdapter ensembleLifecycleAdapter(EnsembleLifecycle lifecycle, WorkProperties properties,
			ApplicationContext application, ObjectProvider<DefaultLifecycleProcessor> phases) {
		return new EnsembleLifecycleAdapter(lifecycle, properties.drainTimeout(), application, phases);
	}

}
