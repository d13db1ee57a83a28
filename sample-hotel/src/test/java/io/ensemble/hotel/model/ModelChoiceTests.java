package io.ensemble.hotel.model;

import java.util.Map;

import io.ensemble.test.model.SimulatedChatModel;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModelChoice} and {@link HotelModelConfiguration}; no model is called.
 */
class ModelChoiceTests {

	@Test
	void withoutAKeyTheModelIsSimulated() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(SimulatedChatModel.class);
		}
	}

	@Test
	void anEmptyKeyIsNoKey() {
		try (ConfigurableApplicationContext context = run("--spring.ai.openai.api-key=")) {
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(SimulatedChatModel.class);
		}
	}

	@Test
	void withAKeyTheModelIsTheOneBehindIt() {
		try (ConfigurableApplicationContext context = run("--spring.ai.openai.api-key=sk-test",
				"--spring.ai.openai.base-url=http://localhost:1")) {
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(OpenAiChatModel.class);
			assertThat(context.getBeansOfType(SimulatedChatModel.class)).isEmpty();
		}
	}

	@Test
	void whatTheUserSaysCounts() {
		try (ConfigurableApplicationContext context = run("--spring.ai.openai.api-key=sk-test",
				"--spring.ai.model.chat=none")) {
			assertThat(context.getBean(ChatModel.class)).isInstanceOf(SimulatedChatModel.class);
		}
	}

	private static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(Guest.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setDefaultProperties(Map.of("ensemble.name", "guest"));
		return application.run(StringUtils.addStringToArray(args, "--ensemble.transport.type=simple"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(HotelModelConfiguration.class)
	static class Guest {

	}

}
