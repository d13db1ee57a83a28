package io.ensemble.test;

import io.ensemble.test.model.SimulatedChatModel;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EnsembleTest} of an application that has the OpenAI starter, but no key where
 * the tests run.
 */
@EnsembleTest(classes = EnsembleTestWithModelStarterTests.Application.class,
		properties = { "spring.ai.model.embedding=openai", "spring.ai.model.audio.speech=openai" })
class EnsembleTestWithModelStarterTests {

	@Test
	void startsWithoutAKeyAndOnTheSimulatedModel(@Autowired ChatModel chat, @Autowired EmbeddingModel embedding) {
		assertThat(chat).isInstanceOf(SimulatedChatModel.class);
		assertThat(embedding).isNotNull();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
