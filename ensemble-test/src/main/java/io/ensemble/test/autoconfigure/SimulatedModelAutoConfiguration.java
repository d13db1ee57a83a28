package io.ensemble.test.autoconfigure;

import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.test.model.SimulatedChatModel;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;

/**
 * The model of an ensemble under test.
 */
@AutoConfiguration(before = AgentAutoConfiguration.class)
public class SimulatedModelAutoConfiguration {

	@Bean
	@Primary
	@Conditional(OnNoModelOfTheTest.class)
	SimulatedChatModel simulatedChatModel() {
		return SimulatedChatModel.create();
	}

}
