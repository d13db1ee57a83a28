package io.ensemble.docs;

import java.time.Duration;

import io.ensemble.agent.AgentTask;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.model.openai.OpenAiReply;
import io.ensemble.test.model.openai.OpenAiStubServer;
import io.ensemble.test.work.EnsembleTester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page "Real models".
 */
@EnsembleTest(classes = RealModelsTests.Waiter.class,
		properties = { "spring.ai.model.chat=openai", "ensemble.models.primary=openAiChatModel" })
class RealModelsTests {

	// tag::server[]
	static final OpenAiStubServer provider = OpenAiStubServer.start();

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry registry) {
		registry.add("spring.ai.openai.base-url", provider::baseUrl);
	}

	@Test
	void waitsWhereTheProviderAsksForIt(@Autowired EnsembleTester waiter) {
		provider.reply(OpenAiReply.rateLimited(Duration.ofSeconds(1)), OpenAiReply.text("Soup, in ten minutes"));
		assertThat(waiter.run("order-meal", "Soup")).hasOutput("Soup, in ten minutes");
		assertThat(provider.requests()).hasSize(2);
	}
	// end::server[]

	@AfterAll
	static void stop() {
		provider.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Waiter {

		@Bean
		AgentTask orderMeal() {
			return AgentTask.named("order-meal").description("Takes an order for a meal").build();
		}

	}

}
