package io.ensemble.test.model.openai;

import io.ensemble.test.EnsembleTest;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.WorkProgress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent that tells what the model says while it says it, on the real OpenAI client.
 */
@EnsembleTest(classes = WaiterApplication.class,
		properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=any",
				"spring.ai.openai.chat.options.stream-usage=true", "ensemble.models.primary=openAiChatModel",
				"ensemble.agent.progress.streaming=true" })
class StreamedRealModelTests {

	private static final OpenAiStubServer server = OpenAiStubServer.start();

	@Autowired
	EnsembleTester waiter;

	@DynamicPropertySource
	static void baseUrl(DynamicPropertyRegistry registry) {
		registry.add("spring.ai.openai.base-url", server::baseUrl);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void toolsAreCalledAndTheWordsOfTheModelAreProgress() {
		TestWork order = this.waiter.run("order-meal", "Wagyu steak, medium-rare, room 403");
		assertThat(order).isCompleted().outputContains("ready in 20 minutes");
		assertThat(server.requests()).hasSize(3).allMatch(OpenAiRequest::isStream);
		assertThat(order.tokens().total()).isPositive();
		assertThat(order.progress()).extracting(WorkProgress::message)
			.contains("calling prepare-meal")
			.last()
			.asString()
			.contains("ready in 20 minutes");
	}

}
