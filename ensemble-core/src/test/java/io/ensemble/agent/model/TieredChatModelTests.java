package io.ensemble.agent.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import io.ensemble.time.VirtualTime;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TieredChatModel}, {@link ModelBreakers} and {@link ModelTiers}.
 */
class TieredChatModelTests {

	private static final ModelTier SMALL = new ModelTier("small");

	private final VirtualTime time = new VirtualTime();

	private final Models models = new Models();

	private final ModelTiers tiers = new ModelTiers(this.models);

	private final List<String> account = new ArrayList<>();

	private CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();

	@Test
	void asksThePrimaryModelAsLongAsItAnswers() {
		assertThat(ask()).isEqualTo("primary");
		assertThat(this.account).containsExactly("primary answered");
	}

	@Test
	void asksTheFallbackWhenThePrimaryModelFails() {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 503 - overloaded"));
		assertThat(ask()).isEqualTo("fallback");
		assertThat(this.account).containsExactly("primary fell back to fallback", "fallback answered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP 400 - {\"error\":{}}", "HTTP 401 - no key", "403 Forbidden: \"x\"", "404 - gone",
			"HTTP 422 - " })
	void neverFallsBackFromARequestThatTheModelRefuses(String message) {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException(message));
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask).withMessage(message);
		}
		assertThat(this.account).isEmpty();
		assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP 500 - ", "HTTP 429 - slow down", "429 Too Many Requests: [no body]", "408 - ",
			"503 Service Unavailable", "something else", "the 400 guests" })
	void fallsBackFromEveryOtherFailure(String message) {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException(message));
		assertThat(ask()).isEqualTo("fallback");
	}

	@Test
	void fallsBackFromAConnectionThatBroke() {
		this.models.fail(ModelTier.PRIMARY, () -> new UncheckedIOException(new IOException("timed out")));
		assertThat(ask()).isEqualTo("fallback");
	}

	@Test
	void findsTheStatusInTheCause() {
		this.models.fail(ModelTier.PRIMARY,
				() -> new IllegalStateException("call failed", new IllegalStateException("HTTP 400 - bad")));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask);
	}

	@Test
	void doesNotFallBackFromWorkThatWasCancelled() {
		this.models.fail(ModelTier.PRIMARY, () -> new CancellationException("enough"));
		assertThatExceptionOfType(CancellationException.class).isThrownBy(this::ask);
		assertThat(breaker().getMetrics().getNumberOfBufferedCalls()).isZero();
	}

	@Test
	void leavesAModelAloneThatFailedTooOftenAndComesBackToIt() {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 500 - "));
		for (int i = 0; i < 8; i++) {
			assertThat(ask()).isEqualTo("fallback");
		}
		assertThat(this.models.asked(ModelTier.PRIMARY)).isEqualTo(5);
		this.models.recover(ModelTier.PRIMARY);
		this.time.advance(Duration.ofSeconds(59));
		assertThat(ask()).isEqualTo("fallback");
		this.time.advance(Duration.ofSeconds(2));
		assertThat(ask()).isEqualTo("primary");
		assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void opensAgainWhenTheProbeFails() {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 500 - "));
		for (int i = 0; i < 5; i++) {
			ask();
		}
		this.time.advance(Duration.ofSeconds(61));
		assertThat(ask()).isEqualTo("fallback");
		assertThat(ask()).isEqualTo("fallback");
		assertThat(this.models.asked(ModelTier.PRIMARY)).isEqualTo(6);
	}

	@Test
	void takesTheSettingsOfABreakerFromTheRegistry() {
		this.registry = CircuitBreakerRegistry.of(Map.of("default", CircuitBreakerConfig.ofDefaults()));
		this.registry.circuitBreaker("model-primary",
				CircuitBreakerConfig.custom().slidingWindowSize(2).minimumNumberOfCalls(2).build());
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 500 - "));
		for (int i = 0; i < 8; i++) {
			ask();
		}
		assertThat(this.models.asked(ModelTier.PRIMARY)).isEqualTo(2);
	}

	@Test
	void saysWhatTheFallbackSaysWhenItFailsToo() {
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 500 - first"));
		this.models.fail(ModelTier.FALLBACK, () -> new IllegalStateException("HTTP 500 - second"));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask).withMessage("HTTP 500 - second");
	}

	@Test
	void keepsAskingAModelThatHasNoFallback() {
		ChatModel only = this.models.get(ModelTier.PRIMARY);
		this.models.put(ModelTier.FALLBACK, only);
		this.models.fail(ModelTier.PRIMARY, () -> new IllegalStateException("HTTP 500 - "));
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::ask);
		}
		assertThat(this.models.asked(ModelTier.PRIMARY)).isEqualTo(20);
		assertThat(this.account).isEmpty();
	}

	@Test
	void takesTheTierThatIsInForceAtEachCall() {
		TieredChatModel run = model(ModelTier.PRIMARY, ModelTier.FALLBACK);
		assertThat(ask(run)).isEqualTo("primary");
		this.tiers.activate(ModelTier.FALLBACK);
		assertThat(ask(run)).isEqualTo("fallback");
		this.tiers.activate(SMALL);
		assertThat(ask(run)).isEqualTo("small");
		this.tiers.activate(ModelTier.PRIMARY);
		assertThat(ask(run)).isEqualTo("primary");
	}

	@Test
	void letsATaskHaveAModelAndAFallbackOfItsOwn() {
		TieredChatModel run = model(SMALL, ModelTier.PRIMARY);
		assertThat(ask(run)).isEqualTo("small");
		this.models.fail(SMALL, () -> new IllegalStateException("HTTP 500 - "));
		assertThat(ask(run)).isEqualTo("primary");
		this.tiers.activate(ModelTier.FALLBACK);
		assertThat(ask(run)).isEqualTo("primary");
		assertThat(this.models.asked(SMALL)).isEqualTo(2);
	}

	@Test
	void refusesATierThatNoModelServes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tiers.activate(new ModelTier("huge")))
			.withMessage("There is no model tier of this name, there are: fallback, primary, small");
		assertThat(this.tiers.active()).isEqualTo(ModelTier.PRIMARY);
	}

	private String ask() {
		return ask(model(ModelTier.PRIMARY, ModelTier.FALLBACK));
	}

	private static String ask(TieredChatModel model) {
		return model.call(new Prompt("Hello")).getResult().getOutput().getText();
	}

	private TieredChatModel model(ModelTier first, ModelTier fallback) {
		ModelBreakers breakers = new ModelBreakers(this.registry, ModelFailures.standard(), this.time);
		return new TieredChatModel(new ModelCalls(this.models, this.tiers, breakers), first, fallback,
				ModelCalls.Style.AT_ONCE, new ModelAccount() {

					@Override
					public void answered(ModelTier tier, ChatResponse response) {
						TieredChatModelTests.this.account.add(tier.name() + " answered");
					}

					@Override
					public void fellBack(ModelTier from, ModelTier to) {
						TieredChatModelTests.this.account.add(from.name() + " fell back to " + to.name());
					}

				});
	}

	private CircuitBreaker breaker() {
		return this.registry.circuitBreaker("model-primary");
	}

	private static final class Models implements ChatModels {

		private final Map<ModelTier, ChatModel> models = new LinkedHashMap<>();

		private final Map<ModelTier, Supplier<? extends RuntimeException>> failures = new LinkedHashMap<>();

		private final List<ModelTier> asked = new ArrayList<>();

		Models() {
			List.of(ModelTier.PRIMARY, ModelTier.FALLBACK, SMALL).forEach((tier) -> put(tier, answering(tier)));
		}

		@Override
		public ChatModel get(ModelTier tier) {
			return this.models.get(tier);
		}

		@Override
		public Set<ModelTier> tiers() {
			return this.models.keySet();
		}

		void put(ModelTier tier, ChatModel model) {
			this.models.put(tier, model);
		}

		void fail(ModelTier tier, Supplier<? extends RuntimeException> failure) {
			this.failures.put(tier, failure);
		}

		void recover(ModelTier tier) {
			this.failures.remove(tier);
		}

		long asked(ModelTier tier) {
			return this.asked.stream().filter(tier::equals).count();
		}

		private ChatModel answering(ModelTier tier) {
			return new ChatModel() {

				@Override
				public ChatResponse call(Prompt prompt) {
					Models.this.asked.add(tier);
					Supplier<? extends RuntimeException> failure = Models.this.failures.get(tier);
					if (failure != null) {
						throw failure.get();
					}
					return new ChatResponse(List.of(new Generation(new AssistantMessage(tier.name()))));
				}

			};
		}

	}

}
