package io.ensemble.autoconfigure.web.work;

import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.protocol.http.HttpJson;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The end points for work.
 */
@Configuration(proxyBeanMethods = false)
public class WorkEndpointsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WorkDescriptions workDescriptions(WorkEstimates estimates, InFlight inFlight) {
		return new WorkDescriptions(estimates, inFlight);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkLookup workLookup(WorkStores stores) {
		return new WorkLookup(stores.results());
	}

	@Bean
	@ConditionalOnMissingBean
	FinalStates finalStates(WorkStores stores, EnginePorts ports) {
		return new FinalStates(stores.results(), ports.timers());
	}

	@Bean
	@ConditionalOnMissingBean
	WorkSubmissions workSubmissions(WorkIntake intake, FinalStates finalStates, WorkDescriptions descriptions,
			EnsembleWebProperties properties) {
		return new WorkSubmissions(intake, finalStates, descriptions, properties.basePath());
	}

	@Bean
	@ConditionalOnMissingBean
	WaitParameter waitParameter(EnsembleWebProperties properties) {
		return new WaitParameter(properties.maxWait());
	}

	@Bean
	@ConditionalOnMissingBean
	SubmissionEndpoints submissionEndpoints(HttpJson json, CapabilityRegistry capabilities, WorkSubmissions submissions,
			WaitParameter wait, EnginePorts ports) {
		return new SubmissionEndpoints(json, capabilities, submissions, new RequestIds(ports.random()), wait);
	}

	@Bean
	@ConditionalOnMissingBean
	WorkEndpoints workEndpoints(HttpJson json, WorkLookup lookup, FinalStates finalStates, WaitParameter wait,
			WorkControl control, WorkDescriptions descriptions) {
		return new WorkEndpoints(json, lookup, finalStates, wait, control, descriptions);
	}

	@Bean
	@ConditionalOnMissingBean
	ListEndpoints listEndpoints(WorkStores stores, WorkDescriptions descriptions) {
		return new ListEndpoints(stores.results(), descriptions);
	}

}
