package io.ensemble.autoconfigure.agent;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.LimitAction;
import io.ensemble.agent.ModelTier;
import io.ensemble.autoconfigure.agent.model.ModelProperties;
import io.ensemble.autoconfigure.agent.model.TokenPriceProperties;
import io.ensemble.work.token.TokenPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of agents and for what they make of a task.
 */
class AgentPropertiesTests {

	private static final AgentTask COOK = AgentTask.named("cook").description("Cooks").build();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void theDefaultsAreThoseOfThePlainLimits() {
		this.runner.run((context) -> {
			AgentProperties properties = context.getBean(AgentProperties.class);
			assertThat(properties.limits().toLimits()).isEqualTo(AgentLimits.DEFAULT);
			assertThat(properties.maxParallelToolCalls()).isEqualTo(8);
			assertThat(properties.progress()).isEqualTo(new AgentProperties.Progress(false, Duration.ofSeconds(1)));
			assertThat(context.getBean(TokenPriceProperties.class).known()).isFalse();
		});
	}

	@ParameterizedTest
	@MethodSource("limits")
	void everyLimitIsAPropertyOfTheEnsembleAndOfATask(String property, AgentLimits expected) {
		this.runner.withPropertyValues("ensemble.models.price.input-per-million=1", "ensemble.agent.limits." + property)
			.run((context) -> assertThat(context.getBean(AgentProperties.class).limits().toLimits())
				.isEqualTo(expected));
		this.runner
			.withPropertyValues("ensemble.models.price.input-per-million=1",
					"ensemble.agent.tasks.cook.limits." + property)
			.run((context) -> assertThat(settings(context.getBean(AgentProperties.class)).apply(COOK).limits())
				.isEqualTo(expected));
	}

	static Stream<Map.Entry<String, AgentLimits>> limitsByProperty() {
		AgentLimits limits = AgentLimits.DEFAULT;
		return Stream.of(Map.entry("max-iterations=2", limits.withMaxIterations(2)),
				Map.entry("max-calls-per-tool=2", limits.withMaxCallsPerTool(2)),
				Map.entry("max-total-tool-calls=2", limits.withMaxTotalToolCalls(2)),
				Map.entry("max-identical-calls=2", limits.withMaxIdenticalCalls(2)),
				Map.entry("max-tokens=2000", limits.withMaxTokens(2000)),
				Map.entry("max-cost=0.5", limits.withMaxCost(0.5)),
				Map.entry("on-limit-exceeded=answer", limits.onLimitExceeded(LimitAction.ANSWER)),
				Map.entry("on-limit-exceeded=return-partial", limits.onLimitExceeded(LimitAction.RETURN_PARTIAL)));
	}

	static Stream<Object[]> limits() {
		return limitsByProperty().map((entry) -> new Object[] { entry.getKey(), entry.getValue() });
	}

	@Test
	void thePropertiesOfATaskGoOverItsDefinitionAndThatOverTheEnsemble() {
		AgentTask defined = AgentTask.named("cook")
			.description("Cooks")
			.limits(AgentLimits.DEFAULT.withMaxIterations(5).withMaxCallsPerTool(6))
			.model(new ModelTier("small"))
			.build();
		this.runner
			.withPropertyValues("ensemble.agent.limits.max-iterations=9",
					"ensemble.agent.tasks.cook.limits.max-calls-per-tool=2", "ensemble.agent.tasks.cook.fallback=large")
			.run((context) -> {
				AgentTask task = settings(context.getBean(AgentProperties.class)).apply(defined);
				assertThat(task.limits()).isEqualTo(AgentLimits.DEFAULT.withMaxIterations(5).withMaxCallsPerTool(2));
				assertThat(task.model()).isEqualTo(new ModelTier("small"));
				assertThat(task.fallback()).isEqualTo(new ModelTier("large"));
			});
	}

	@Test
	void aTaskWithoutPropertiesStaysAsItIs() {
		this.runner.withPropertyValues("ensemble.agent.tasks.bake.model=small")
			.run((context) -> assertThat(settings(context.getBean(AgentProperties.class)).apply(COOK)).isSameAs(COOK));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ensemble.agent.limits.max-iterations            | 0
			ensemble.agent.limits.max-calls-per-tool        | -1
			ensemble.agent.limits.max-total-tool-calls      | 0
			ensemble.agent.limits.max-identical-calls       | 0
			ensemble.agent.limits.max-tokens                | 0
			ensemble.agent.limits.max-cost                  | 0
			ensemble.agent.limits.max-cost                  | -0.1
			ensemble.agent.tasks.cook.limits.max-iterations | 0
			ensemble.agent.tasks.cook.limits.max-tokens     | -5
			ensemble.agent.tasks.cook.limits.max-cost       | 0
			ensemble.agent.max-parallel-tool-calls          | 0
			ensemble.agent.progress.interval                | 10ms
			ensemble.models.price.input-per-million         | -1
			ensemble.models.price.models.gpt.input-per-million  | -1
			ensemble.models.price.models.gpt.output-per-million | -1
			ensemble.models.primary.options.temperature     | -1
			ensemble.models.fallback.options.max-tokens     | 0
			ensemble.models.tiers.small.options.top-p       | 1.5
			""")
	void aValueThatMakesNoSenseIsNamed(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo(property)));
	}

	@ParameterizedTest
	@CsvSource({ "ensemble.agent.limits.max-cost", "ensemble.agent.tasks.cook.limits.max-cost" })
	void aLimitOnMoneyNeedsAPrice(String property) {
		this.runner.withPropertyValues(property + "=1").withBean(AgentTaskSettings.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property)
				.hasMessageContaining("ensemble.models.price");
		});
	}

	@Test
	void modelsHavePricesOfTheirOwn() {
		this.runner
			.withPropertyValues("ensemble.models.price.currency=EUR", "ensemble.models.price.output-per-million=3",
					"ensemble.models.price.models.[gpt-4.1].input-per-million=2")
			.run((context) -> {
				TokenPriceProperties prices = context.getBean(TokenPriceProperties.class);
				assertThat(prices.known()).isTrue();
				assertThat(prices.toPrices().of("gpt-4.1-2025")).isEqualTo(new TokenPrice("EUR", 2, 0));
				assertThat(prices.toPrices().of("gpt-4")).isEqualTo(new TokenPrice("EUR", 0, 3));
			});
	}

	private static AgentTaskSettings settings(AgentProperties properties) {
		return new AgentTaskSettings(properties, new TokenPriceProperties("USD", 1, 1, Map.of()));
	}

	@EnableConfigurationProperties({ AgentProperties.class, ModelProperties.class, TokenPriceProperties.class })
	static class Properties {

	}

}
