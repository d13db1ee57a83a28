package io.ensemble.docs;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.LimitAction;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.model.openai.OpenAiReply;
import io.ensemble.test.model.openai.OpenAiStubServer;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.WorkProgress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page "Models", on the real OpenAI client of Spring AI and two servers.
 */
@EnsembleTest(classes = ModelsTests.RoomService.class,
		properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=any", "spring.ai.retry.max-attempts=1",
				"ensemble.models.primary=openAiChatModel", "ensemble.models.fallback.bean=localModel",
				"ensemble.models.fallback.options.model=llama3.2", "ensemble.models.fallback.options.temperature=0.2",
				"ensemble.models.fallback.options.max-tokens=900" })
class ModelsTests {

	private static final OpenAiStubServer provider = OpenAiStubServer.start();

	private static final OpenAiStubServer local = OpenAiStubServer.start();

	@Autowired
	EnsembleTester roomService;

	@Autowired
	ModelTiers tiers;

	private final int askedBefore = provider.requests().size();

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		registry.add("spring.ai.openai.base-url", provider::baseUrl);
		registry.add("local-model.url", local::baseUrl);
	}

	@AfterAll
	static void stop() {
		provider.close();
		local.close();
	}

	@Test
	void anotherProviderAnswersWhenTheFirstOneFails() {
		provider.reply(OpenAiReply.error(503, "server_error", "Overloaded"));
		local.reply(OpenAiReply.text("Soup, from the small kitchen"));
		TestWork order = this.roomService.run("order-meal", "Soup");
		assertThat(order).hasOutput("Soup, from the small kitchen");
		assertThat(order.progress()).extracting(WorkProgress::message)
			.contains("model 'primary' is not available, asking 'fallback'");
		var asked = local.requests().get(local.requests().size() - 1);
		assertThat(asked.model()).isEqualTo("llama3.2");
		assertThat(asked.body().path("temperature").asDouble()).isEqualTo(0.2);
		assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(900);
	}

	@Test
	void noOtherProviderIsAskedWhatTheFirstOneRefuses() {
		int before = local.requests().size();
		provider.reply(OpenAiReply.error(400, "invalid_request_error", "No"));
		assertThat(this.roomService.run("order-meal", "Soup")).hasFailedWith("HTTP status 400");
		assertThat(local.requests()).hasSize(before);
	}

	@Test
	void theTierIsSwitchedWhileTheEnsembleRuns() {
		local.reply(OpenAiReply.text("From the small kitchen"));
		// tag::switch[]
		this.tiers.activate(ModelTier.FALLBACK);
		// end::switch[]
		assertThat(this.roomService.run("order-meal", "Soup")).hasOutput("From the small kitchen");
		assertThat(provider.requests()).hasSize(this.askedBefore);
	}

	@Test
	void aTaskHasModelsAndLimitsOfItsOwn() {
		// tag::task[]
		AgentTask planning = AgentTask.named("plan-banquet")
			.description("Plans a banquet")
			.model(new ModelTier("careful"))
			.fallback(ModelTier.PRIMARY)
			.limits(AgentLimits.DEFAULT.withMaxTokens(50_000).withMaxCost(0.25).onLimitExceeded(LimitAction.ANSWER))
			.build();
		// end::task[]
		assertThat(planning.limits().budget()).isEqualTo(new AgentLimits.Budget(50_000L, 0.25));
	}

	@SpringBootApplication(proxyBeanMethods = false)
	static class RoomService {

		// tag::second[]
		@Bean
		ChatModel localModel(@Value("${local-model.url}") String url, RestClient.Builder http,
				ResponseErrorHandler errors, RetryTemplate retry) {
			OpenAiApi api = OpenAiApi.builder()
				.baseUrl(url)
				.apiKey("none")
				.restClientBuilder(http)
				.responseErrorHandler(errors)
				.build();
			return OpenAiChatModel.builder().openAiApi(api).retryTemplate(retry).build();
		}
		// end::second[]

		@Bean
		AgentTask orderMeal() {
			return AgentTask.named("order-meal").description("Takes an order for a meal").build();
		}

	}

}
