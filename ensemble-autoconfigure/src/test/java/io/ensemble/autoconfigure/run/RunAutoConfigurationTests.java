package io.ensemble.autoconfigure.run;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.annotation.PrivateTask;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.engine.WorkStores;
import io.ensemble.network.NetworkTask;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.InvalidRunException;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.RunResult;
import io.ensemble.transport.Found;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RunAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, AgentAutoConfiguration.class, RunAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen")
		.withBean(Cook.class);

	@Test
	void aRunIsDoneByTheEngineOfTheApplication() {
		this.runner
			.withBean(ChatModel.class,
					() -> (prompt) -> new ChatResponse(List.of(new Generation(new AssistantMessage("a menu of soup")))))
			.run((context) -> {
				EnsembleRun run = context.getBean(EnsembleRuns.class)
					.start(Run.of(RunTask.agent("Write a menu"), RunTask.local("cook"), RunTask.local("taste")));
				RunResult result = run.result().get(10, TimeUnit.SECONDS);
				assertThat(result.task("cook").output()).isEqualTo("cooked a menu of soup");
				assertThat(result.isCompleted()).isTrue();
				Found found = context.getBean(WorkStores.class)
					.results()
					.find(WorkKey.of(run.id() + ":2"))
					.toCompletableFuture()
					.get();
				assertThat(((Found.Present) found).record().request().from()).isEqualTo("kitchen");
			});
	}

	@Test
	void withoutAModelOnlyTheTasksOfAgentsFail() {
		this.runner.run((context) -> {
			RunResult result = context.getBean(EnsembleRuns.class)
				.start(Run.of(RunTask.local("cook").text("soup"), RunTask.agent("Praise it")))
				.result()
				.get(10, TimeUnit.SECONDS);
			assertThat(result.task("cook").output()).isEqualTo("cooked soup");
			assertThat(result.task("praise-it").error()).isEqualTo("Agents need one chat model, there are 0");
		});
	}

	@Test
	void withoutSpringAiAndWithoutANetworkWhatCannotBeDoneIsRefused() {
		this.runner.withClassLoader(new FilteredClassLoader(ChatClient.class)).run((context) -> {
			EnsembleRuns runs = context.getBean(EnsembleRuns.class);
			assertThatExceptionOfType(InvalidRunException.class).isThrownBy(() -> runs.start(Run.of("Praise it")))
				.withMessageContaining("there is no model here");
			assertThatExceptionOfType(InvalidRunException.class)
				.isThrownBy(() -> runs.start(Run.of(RunTask.remote(NetworkTask.from("cellar", "fetch-wine")))))
				.withMessageContaining("no other ensembles are known here");
		});
	}

	@Test
	void runsOfTheApplicationsOwnAreKept() {
		EnsembleRuns own = (run) -> {
			throw new UnsupportedOperationException();
		};
		this.runner.withBean(EnsembleRuns.class, () -> own)
			.run((context) -> assertThat(context.getBean(EnsembleRuns.class)).isSameAs(own));
	}

	static class Cook {

		@SharedTask(description = "Cooks a dish")
		String cook(String dish) {
			return "cooked " + dish;
		}

		@PrivateTask(description = "Tastes a dish")
		String taste(String dish) {
			return "good";
		}

	}

}
