package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.model.ModelBreakers;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.agent.provider.RetryAfterModels;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.agent.run.AgentRunnerBuilder;
import io.ensemble.autoconfigure.agent.model.ModelTierConfiguration;
import io.ensemble.autoconfigure.agent.model.TokenPriceProperties;
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
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/**
 * Runs agent tasks on the chat models of the application.
 */
@AutoConfiguration(after = EngineAutoConfiguration.class,
		afterName = "io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration")
@ConditionalOnClass(ChatClient.class)
@EnableConfigurationProperties({ AgentProperties.class, RateLimitProperties.class })
@Import(ModelTierConfiguration.class)
public class AgentAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ToolThreads ensembleToolThreads(EngineSettings settings, AgentProperties properties) {
		return new ToolThreads(settings.ensemble(), settings.maxConcurrent(), properties.maxParallelToolCalls());
	}

	@Bean
	@ConditionalOnMissingBean
	AgentTaskSettings ensembleAgentTaskSettings(AgentProperties properties, TokenPriceProperties prices) {
		return new AgentTaskSettings(properties, prices);
	}

	@Bean
	@Scope("prototype")
	@ConditionalOnMissingBean
	AgentRunnerBuilder ensembleAgentRunnerBuilder(ChatModels models, AgentProperties properties,
			RateLimitProperties rateLimit, TokenPriceProperties prices, AgentTaskSettings settings, ToolThreads threads,
			EnginePorts ports) {
		ChatModels patient = new RetryAfterModels(models, rateLimit.toLimits(), ports.timers(), ports.clock());
		AgentRunnerBuilder builder = AgentRunner.builder(patient)
			.limits(properties.limits().toLimits())
			.prices(prices.toPrices())
			.settings(settings)
			.parallelTools(threads.executor(), properties.maxParallelToolCalls())
			.time(ports.clock());
		AgentProperties.Progress progress = properties.progress();
		return progress.streaming() ? builder.streaming(progress.interval()) : builder;
	}

	@Bean
	@ConditionalOnMissingBean
	AgentRunner ensembleAgentRunner(AgentRunnerBuilder builder, ModelTiers tiers, ModelBreakers breakers,
			ObjectProvider<AgentRunListener> listeners, ObjectProvider<ObservationRegistry> observations) {
		return builder.tiers(tiers)
			.breakers(breakers)
			.listener(AgentRunListener.all(listeners.orderedStream().toList()))
			.observations(observations.getIfAvailable(() -> ObservationRegistry.NOOP))
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	AgentTaskRegistrar ensembleAgentTaskRegistrar(ListableBeanFactory beans, AgentRunner runner,
			CapabilityRegistry registry, ChatModels models, AgentTaskSettings settings) {
		return new AgentTaskRegistrar(beans, runner, registry, models, settings);
	}

	@Bean
	@ConditionalOnMissingBean
	LocalTools ensembleLocalTools(CapabilityRegistry registry) {
		return new LocalTools(registry, new DirectToolCaller());
	}

}
