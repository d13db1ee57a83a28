package io.ensemble.autoconfigure.agent;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.DuplicateCapabilityException;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class AgentAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, AgentAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	@Test
	void anAgentTaskBeanIsATaskOfTheEnsemble() {
		this.runner.withUserConfiguration(OneModel.class, Cook.class).run((context) -> {
			WorkIntake intake = context.getBean(WorkIntake.class);
			intake.submit(new Submission(WorkRequest.of("r1", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP));
			WorkRecord record = context.getBean(WorkStores.class)
				.results()
				.whenFinal(WorkKey.of("r1"))
				.toCompletableFuture()
				.get(10, TimeUnit.SECONDS);
			assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED);
			assertThat(record.result().output()).isEqualTo("the only model answers");
		});
	}

	@Test
	void withoutAgentTasksNoModelIsNeeded() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(AgentRunner.class));
	}

	@Test
	void anAgentTaskAndACapabilityOfOneNameAreBothNamed() {
		this.runner.withUserConfiguration(OneModel.class, Cook.class)
			.withBean("grill", Capability.class, () -> Capability.task("cook").handler((input) -> input))
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					DuplicateCapabilityException.class,
					(failure) -> assertThat(List.of(failure.getFirst(), failure.getSecond()))
						.anyMatch((bean) -> bean.contains("'cook'"))
						.anyMatch((bean) -> bean.contains("'grill'"))));
	}

	@Test
	void withoutSpringAiThereAreNoAgents() {
		this.runner.withClassLoader(new FilteredClassLoader(ChatClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AgentAutoConfiguration.class)
				.hasSingleBean(CapabilityRegistry.class));
	}

	private static ChatModel answering(String answer) {
		return new ChatModel() {

			@Override
			public ChatResponse call(Prompt prompt) {
				return new ChatResponse(List.of(new Generation(new AssistantMessage(answer))));
			}

		};
	}

	@Configuration(proxyBeanMethods = false)
	static class OneModel {

		@Bean
		ChatModel onlyModel() {
			return answering("the only model answers");
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
