package io.ensemble.test.autoconfigure;

import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleTestAutoConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withPropertyValues("ensemble.name=kitchen");

	private final ApplicationContextRunner model = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SimulatedModelAutoConfiguration.class));

	@Test
	void onTheClassPathOfAnApplicationItDoesNothing() {
		this.application.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(StubNetwork.class);
			assertThat(context).doesNotHaveBean(EnsembleTester.class);
			assertThat(context).doesNotHaveBean(ChatModel.class);
		});
		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.noneMatch((name) -> name.startsWith("io.ensemble.test"));
	}

	@Test
	void theSimulatedModelNeedsNoTestLibraries() {
		this.application
			.withClassLoader(new FilteredClassLoader("org.junit", "org.assertj", "org.springframework.test"))
			.withBean(SimulatedChatModel.class, SimulatedChatModel::create)
			.run((context) -> assertThat(context.getBean(ChatModel.class).call(new Prompt("hello"))).isNotNull());
	}

	@Test
	void anOrdinaryModelOfTheApplicationIsKeptOut() {
		this.model.withBean("openAi", ChatModel.class, Unwanted::new)
			.run((context) -> assertThat(context.getBean(ChatModel.class)).isInstanceOf(SimulatedChatModel.class));
	}

	@Test
	void aPrimaryModelOfTheTestStays() {
		this.model.withUserConfiguration(ModelOfTheTest.class)
			.run((context) -> assertThat(context.getBean(ChatModel.class)).isInstanceOf(Unwanted.class));
	}

	@Test
	void aSimulatedModelOfTheTestStays() {
		SimulatedChatModel own = SimulatedChatModel.create();
		this.model.withBean(SimulatedChatModel.class, () -> own)
			.run((context) -> assertThat(context.getBean(ChatModel.class)).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class ModelOfTheTest {

		@Bean
		@Primary
		ChatModel mine() {
			return new Unwanted();
		}

	}

	static final class Unwanted implements ChatModel {

		@Override
		public ChatResponse call(Prompt prompt) {
			throw new AssertionError("A test must not call this model");
		}

	}

}
