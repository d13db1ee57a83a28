package io.ensemble.autoconfigure.agent.model;

import java.util.List;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ConfiguredChatModel;
import io.ensemble.agent.model.ModelOptions;
import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatModelBeans} and the explanation of what it does not find.
 */
class ChatModelBeansTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, AgentAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	private final ApplicationContextRunner two = this.runner.withUserConfiguration(OneModel.class, OtherModel.class,
			Cook.class);

	@Test
	void agentTasksWithoutAModelAreExplained() {
		this.runner.withUserConfiguration(Cook.class).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("agent tasks but no chat model");
			assertThat(analysis.getAction()).contains("Spring AI model starter");
		});
	}

	@Test
	void severalModelsAreExplainedWithTheirNamesAndTheProperty() {
		this.two.run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("oneModel", "otherModel");
			assertThat(analysis.getAction()).contains("ensemble.models.primary");
		});
	}

	@Test
	void tiersAreChosenByBeanName() {
		this.two.withPropertyValues("ensemble.models.primary=otherModel", "ensemble.models.fallback=oneModel")
			.run((context) -> {
				ChatModels models = context.getBean(ChatModels.class);
				assertThat(models.get(ModelTier.PRIMARY)).isSameAs(context.getBean("otherModel"));
				assertThat(models.get(ModelTier.FALLBACK)).isSameAs(context.getBean("oneModel"));
				assertThat(models.get(new ModelTier("oneModel"))).isSameAs(context.getBean("oneModel"));
				assertThat(models.tiers()).containsExactlyInAnyOrder(ModelTier.PRIMARY, ModelTier.FALLBACK);
			});
	}

	@Test
	void tiersHaveOptions() {
		this.two
			.withPropertyValues("ensemble.models.primary.bean=otherModel", "ensemble.models.fallback.bean=otherModel",
					"ensemble.models.fallback.options.model=mini", "ensemble.models.tiers.careful.bean=oneModel",
					"ensemble.models.tiers.careful.options.temperature=0",
					"ensemble.models.tiers.careful.options.max-tokens=900",
					"ensemble.models.tiers.careful.options.top-p=0.5")
			.run((context) -> {
				ChatModels models = context.getBean(ChatModels.class);
				ChatModel other = context.getBean("otherModel", ChatModel.class);
				assertThat(models.get(ModelTier.PRIMARY)).isSameAs(other);
				assertThat(models.get(ModelTier.FALLBACK))
					.isEqualTo(new ConfiguredChatModel(other, new ModelOptions("mini", null, null, null)));
				assertThat(models.get(new ModelTier("careful"))).isEqualTo(new ConfiguredChatModel(
						context.getBean("oneModel", ChatModel.class), new ModelOptions(null, 0.0, 900, 0.5)));
				assertThat(models.tiers()).containsExactlyInAnyOrder(ModelTier.PRIMARY, ModelTier.FALLBACK,
						new ModelTier("careful"));
			});
	}

	@Test
	void optionsAloneAreForTheOnlyModel() {
		this.runner.withUserConfiguration(OneModel.class, Cook.class)
			.withPropertyValues("ensemble.models.fallback.options.model=mini")
			.run((context) -> assertThat(context.getBean(ChatModels.class).get(ModelTier.FALLBACK))
				.isEqualTo(new ConfiguredChatModel(context.getBean(ChatModel.class),
						new ModelOptions("mini", null, null, null))));
	}

	@Test
	void theFallbackIsThePrimaryModelUnlessNamed() {
		this.runner.withUserConfiguration(PrimaryModel.class, OtherModel.class, Cook.class).run((context) -> {
			ChatModels models = context.getBean(ChatModels.class);
			assertThat(models.get(ModelTier.FALLBACK)).isSameAs(context.getBean("primaryModel"));
			assertThat(models.tiers()).containsExactly(ModelTier.PRIMARY);
		});
		this.two.withPropertyValues("ensemble.models.primary=otherModel")
			.run((context) -> assertThat(context.getBean(ChatModels.class).get(ModelTier.FALLBACK))
				.isSameAs(context.getBean("otherModel")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble.models.primary", "ensemble.models.fallback", "ensemble.agent.tasks.cook.model",
			"ensemble.agent.tasks.cook.fallback" })
	void aModelThatDoesNotExistIsNamed(String property) {
		this.runner.withUserConfiguration(OneModel.class, Cook.class)
			.withPropertyValues(property + "=nowhere")
			.run((context) -> {
				FailureAnalysis analysis = analysis(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("'nowhere'");
				assertThat(analysis.getAction()).contains("oneModel");
			});
	}

	@Test
	void theApplicationMayFindModelsItself() {
		ChatModel model = answering("mine");
		this.runner.withUserConfiguration(Cook.class)
			.withBean(ChatModels.class, () -> ChatModels.single(model))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ChatModels.class));
	}

	private static FailureAnalysis analysis(Throwable failure) {
		return new ChatModelNotFoundFailureAnalyzer().analyze(failure);
	}

	private static ChatModel answering(String answer) {
		return (prompt) -> new ChatResponse(List.of(new Generation(new AssistantMessage(answer))));
	}

	@Configuration(proxyBeanMethods = false)
	static class OneModel {

		@Bean
		ChatModel oneModel() {
			return answering("one");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherModel {

		@Bean
		ChatModel otherModel() {
			return answering("other");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryModel {

		@Bean
		@Primary
		ChatModel primaryModel() {
			return answering("primary");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Cook {

		@Bean
		AgentTask cook() {
			return AgentTask.named("cook").description("Cooks a dish").build();
		}

	}

}
