package io.ensemble.autoconfigure.human;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.human.GateStage;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Stops gated work before it starts.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class, before = EngineAutoConfiguration.class)
public class GateAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	GateStage gateStage() {
		return new GateStage();
	}

}
