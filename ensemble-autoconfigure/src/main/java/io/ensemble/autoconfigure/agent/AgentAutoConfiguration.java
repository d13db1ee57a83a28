package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.provider.RetryAfterModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.tool.DirectToolCaller;
import io.ensemble.capability.tool.LocalTools;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.thread.ToolThreads;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Runs agent tasks on the chat models of the application.
 */
@AutoConfiguration(after = EngineAutoConfiguration.class)
@ConditionalOnClass(ChatClient.class)
@EnableConfigurationProperties({ AgentProperties.class, ModelProperties.class, RateLimitProperties.class })
public class AgentAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ChatModelBeans ensembleChatModels(ListableBeanFactory beans, ModelProperties properties) {
		return new ChatModelBeans(beans, properties);
	}

	@Bean
	@ConditionalOnMissingBean
	ToolThreads ensembleToolThreads(EngineSettings settings) {
		return new ToolThreads(settings.ensemble(), settings.maxConcurrent());
	}

	@Bean
	@ConditionalOnMissingBean
	AgentRunner ensembleAgentRunner(ChatModelBeans models, AgentProperties properties, RateLimitProperties rateLimit,
			ToolThreads threads, EnginePorts ports, ObjectProvider<ObservationRegistry> observations) {
		ChatModels patient = new RetryAfterModels(models, rateLimit.toLimits(), ports.timers(), ports.clock());
		return new AgentRunner(patient, properties.limits().toLimits(), threads.executor(), ports.clock(),
				observations.getIfAvailable(() -> ObservationRegistry.NOOP));
	}

	@Bean
	@ConditionalOnMissingBean
	AgentTaskRegistrar ensembleAgentTaskRegistrar(ListableBeanFactory beans, AgentRunner runner,
			CapabilityRegistry registry, ChatModelBeans models) {
		return new AgentTaskRegistrar(beans, runner, registry, models);
	}

	@Bean
	@ConditionalOnMissingBean
	LocalTools ensembleLocalTools(CapabilityRegistry registry) {
		return new LocalTools(registry, new DirectToolCaller());
	}

}
