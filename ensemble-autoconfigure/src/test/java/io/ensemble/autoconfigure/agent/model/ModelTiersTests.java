package io.ensemble.autoconfigure.agent.model;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.model.ModelTiers;
import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.agent.AgentAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.observation.MeterAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for tiers as an application sees them: the fallback, its breaker, its meter and
 * the end point that switches.
 */
class ModelTiersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, CircuitBreakerAutoConfiguration.class, AgentAutoConfiguration.class,
				MeterAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withUserConfiguration(Models.class)
		.withPropertyValues("ensemble.name=kitchen", "ensemble.models.primary=broken",
				"ensemble.models.fallback=working");

	@Test
	void theFallbackAnswersAndIsCountedAndPaidFor() {
		this.runner.withPropertyValues("ensemble.models.price.models.mini.input-per-million=1000000").run((context) -> {
			assertThat(run(context, "r1").result().output()).isEqualTo("mini answers");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("agentensemble.model.fallbacks")
				.tags("task", "cook", "tier", "fallback")
				.counter()
				.count()).isEqualTo(1);
			assertThat(meters.get("agentensemble.cost").tags("task", "cook", "currency", "USD").counter().count())
				.isEqualTo(7);
		});
	}

	@Test
	void theBreakerIsConfiguredInYaml() {
		this.runner
			.withPropertyValues("resilience4j.circuitbreaker.instances.model-primary.sliding-window-size=2",
					"resilience4j.circuitbreaker.instances.model-primary.minimum-number-of-calls=2")
			.run((context) -> {
				for (int i = 0; i < 4; i++) {
					run(context, "r" + i);
				}
				assertThat(context.getBean(CircuitBreakerRegistry.class)
					.circuitBreaker("model-primary")
					.getMetrics()
					.getNumberOfNotPermittedCalls()).isEqualTo(2);
			});
	}

	@Test
	void theEndPointShowsAndSwitchesTheTier() {
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=ensemblemodels",
					"management.endpoint.ensemblemodels.access=unrestricted")
			.run((context) -> {
				ModelTiersEndpoint endpoint = context.getBean(ModelTiersEndpoint.class);
				assertThat(endpoint.tiers())
					.isEqualTo(new ModelTiersEndpoint.TiersDescriptor("primary", List.of("fallback", "primary")));
				assertThat(endpoint.activate("fallback").active()).isEqualTo("fallback");
				run(context, "r1");
				assertThat(context.getBean(MeterRegistry.class).find("agentensemble.model.fallbacks").counter())
					.as("the primary model was not even asked")
					.isNull();
				assertThatExceptionOfType(InvalidEndpointRequestException.class)
					.isThrownBy(() -> endpoint.activate("huge"))
					.satisfies((ex) -> assertThat(ex.getReason()).contains("fallback, primary"));
			});
	}

	@Test
	void withoutActuatorThereIsNoEndPoint() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ModelTiers.class)
				.doesNotHaveBean("ensembleModelTiersEndpoint"));
	}

	private static WorkRecord run(AssertableApplicationContext context, String id) throws Exception {
		context.getBean(WorkIntake.class)
			.submit(new Submission(WorkRequest.of(id, "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP));
		WorkRecord record = context.getBean(WorkStores.class)
			.results()
			.whenFinal(WorkKey.of(id))
			.toCompletableFuture()
			.get(10, TimeUnit.SECONDS);
		InFlight inFlight = context.getBean(InFlight.class);
		await().until(() -> inFlight.size() == 0);
		return record;
	}

	@Configuration(proxyBeanMethods = false)
	static class Models {

		@Bean
		ChatModel broken() {
			return (prompt) -> {
				throw new IllegalStateException("HTTP 503 - overloaded");
			};
		}

		@Bean
		ChatModel working() {
			return (prompt) -> new ChatResponse(List.of(new Generation(new AssistantMessage("mini answers"))),
					ChatResponseMetadata.builder().model("mini").usage(new DefaultUsage(7, 3)).build());
		}

		@Bean
		AgentTask cook() {
			return AgentTask.named("cook").description("Cooks a dish").build();
		}

	}

}
