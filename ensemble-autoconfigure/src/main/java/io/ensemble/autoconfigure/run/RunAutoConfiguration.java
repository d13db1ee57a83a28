package io.ensemble.autoconfigure.run;

import io.ensemble.agent.run.AgentRunner;
import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.network.NetworkAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.execution.DefaultEnsembleRuns;
import io.ensemble.run.execution.TaskCapabilities;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Lets the application start one-shot runs on its own engine.
 */
@AutoConfiguration(
		after = { AgentAutoConfiguration.class, EngineAutoConfiguration.class, NetworkAutoConfiguration.class })
public class RunAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TaskCapabilities runTaskCapabilities(CapabilityRegistry registry, ObjectProvider<AgentRunner> agents,
			ObjectProvider<EnsembleNetwork> network) {
		return new TaskCapabilities(registry, agents.getIfAvailable(), network.getIfAvailable());
	}

	@Bean
	@ConditionalOnMissingBean
	EnsembleRuns ensembleRuns(EngineSettings settings, WorkIntake intake, WorkControl control, WorkStores stores,
			CapabilityRegistry registry, TaskCapabilities capabilities, EnginePorts ports) {
		return new DefaultEnsembleRuns(settings, intake, control, stores.results(), registry, capabilities, ports);
	}

}
