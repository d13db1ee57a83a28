package io.ensemble.autoconfigure.agent.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.ensemble.agent.provider.RetryAfter;
import org.junit.jupiter.api.Test;

import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.ai.retry.autoconfigure.SpringAiRetryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.ResponseErrorHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ModelProviderAutoConfiguration}, on Spring AI's own error handler.
 */
class ModelProviderAutoConfigurationTests {

	private static final String KEY = "0123-my-own-key";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SpringAiRetryAutoConfiguration.class, ModelProviderAutoConfiguration.class))
		.withPropertyValues("spring.ai.openai.api-key=" + KEY);

	@Test
	void aKeyThatTheProviderQuotesIsMasked() {
		this.runner.run((context) -> assertThat(
				failure(context.getBean(ResponseErrorHandler.class), response(401, "Incorrect API key: " + KEY)))
			.isInstanceOf(NonTransientAiException.class)
			.hasMessage("HTTP 401 - Incorrect API key: ******"));
	}

	@Test
	void whatOnlyLooksLikeAKeyIsMaskedToo() {
		this.runner.run((context) -> assertThat(
				failure(context.getBean(ResponseErrorHandler.class), response(500, "no sk-proj-0123456789_ab!")))
			.isInstanceOf(TransientAiException.class)
			.hasMessage("HTTP 500 - no ******!"));
	}

	@Test
	void aKeyOfTheEnvironmentIsMasked() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("SPRING_AI_ANTHROPIC_API_KEY", "another-key-of-mine"))))
			.run((context) -> assertThat(
					failure(context.getBean(ResponseErrorHandler.class), response(400, "with another-key-of-mine")))
				.hasMessage("HTTP 400 - with ******"));
	}

	@Test
	void aWordInPlaceOfAKeyIsNotMasked() {
		this.runner.withPropertyValues("spring.ai.openai.api-key=ollama")
			.run((context) -> assertThat(
					failure(context.getBean(ResponseErrorHandler.class), response(500, "ollama is busy")))
				.hasMessage("HTTP 500 - ollama is busy"));
	}

	@Test
	void aLongErrorIsCutShort() {
		this.runner.run((context) -> assertThat(
				failure(context.getBean(ResponseErrorHandler.class), response(500, "x".repeat(1_000_000))).getMessage()
					.length())
			.isLessThan(20_000));
	}

	@Test
	void aLimitWithATimeSaysWhenToComeAgain() {
		this.runner.run((context) -> {
			MockClientHttpResponse response = response(429, "slow down");
			response.getHeaders().set("Retry-After", "20");
			assertThat(failure(context.getBean(ResponseErrorHandler.class), response))
				.isInstanceOf(NonTransientAiException.class)
				.isInstanceOfSatisfying(RetryAfter.class,
						(limited) -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(20)))
				.hasMessage("HTTP 429 - slow down");
		});
	}

	@Test
	void aLimitWithoutATimeIsSpringAisBusiness() {
		this.runner.run((
				context) -> assertThat(failure(context.getBean(ResponseErrorHandler.class), response(429, "slow down")))
					.isExactlyInstanceOf(NonTransientAiException.class));
		this.runner.withPropertyValues("spring.ai.retry.on-http-codes=429")
			.run((context) -> assertThat(
					failure(context.getBean(ResponseErrorHandler.class), response(429, "slow down")))
				.isExactlyInstanceOf(TransientAiException.class));
	}

	@Test
	void aTimeInOtherErrorsMeansNothing() {
		this.runner.run((context) -> {
			MockClientHttpResponse response = response(401, "no");
			response.getHeaders().set("Retry-After", "20");
			assertThat(failure(context.getBean(ResponseErrorHandler.class), response))
				.isExactlyInstanceOf(NonTransientAiException.class);
		});
	}

	@Test
	void aHandlerOfTheApplicationStaysAsItIs() {
		DefaultResponseErrorHandler own = new DefaultResponseErrorHandler();
		this.runner.withBean(ResponseErrorHandler.class, () -> own)
			.run((context) -> assertThat(context.getBean(ResponseErrorHandler.class)).isSameAs(own));
	}

	@Test
	void withoutRetriesOfSpringAiThereIsNothingToDo() {
		this.runner.withClassLoader(new FilteredClassLoader(NonTransientAiException.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ProviderErrorPostProcessor.class));
	}

	private static Throwable failure(ResponseErrorHandler handler, MockClientHttpResponse response) throws IOException {
		assertThat(handler.hasError(response)).isTrue();
		return catchThrowable(() -> handler.handleError(URI.create("http://localhost/v1"), HttpMethod.POST, response));
	}

	private static MockClientHttpResponse response(int status, String body) {
		return new MockClientHttpResponse(body.getBytes(StandardCharsets.UTF_8), HttpStatus.valueOf(status));
	}

}
