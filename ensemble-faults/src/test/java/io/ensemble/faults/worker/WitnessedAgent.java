package io.ensemble.faults.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.ensemble.agent.AgentTask;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.model.SimulatedConditions;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An agent that calls three tools, each in a turn of its own, before a witness who sees
 * the calls of the model, too.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("worker.agent")
class WitnessedAgent {

	@Bean
	AgentTask agent(Witness witness) {
		return AgentTask.named("agent")
			.description("Calls three tools, one after the other")
			.tools(Stream.of("first", "second", "third")
				.map((name) -> tool(name, witness))
				.toArray(ToolCallback[]::new))
			.build();
	}

	private static ToolCallback tool(String name, Witness witness) {
		return FunctionToolCallback.builder(name, (Step step) -> {
			witness.write("tool " + name);
			return name + " is done";
		}).description("The " + name + " step").inputType(Step.class).build();
	}

	@Bean
	ChatModel model(Witness witness, WorkerProperties properties) {
		Duration pause = properties.pause();
		return SimulatedChatModel.builder()
			.conditions((prompt, number) -> witness.write("model " + number))
			.conditions(SimulatedConditions.latency(0, (random) -> pause,
					(time) -> new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)))
			.whenTask("agent")
			.callTool("first", "{}")
			.callTool("second", "{}")
			.callTool("third", "{}")
			.answer("all done")
			.build();
	}

	/**
	 * The input of the tools.
	 *
	 * @param note not needed
	 */
	record Step(String note) {
	}

}
