package io.ensemble.autoconfigure.agent.provider;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryAfterHeader}.
 */
class RetryAfterHeaderTests {

	private final HttpHeaders headers = new HttpHeaders();

	@Test
	void secondsAreTheUsualForm() {
		this.headers.set("Retry-After", " 20 ");
		assertThat(RetryAfterHeader.of(this.headers)).contains(Duration.ofSeconds(20));
	}

	@Test
	void partsOfSecondsAreUnderstood() {
		this.headers.set("Retry-After", "0.25");
		assertThat(RetryAfterHeader.of(this.headers)).contains(Duration.ofMillis(250));
	}

	@Test
	void millisecondsCountBeforeSeconds() {
		this.headers.set("retry-after-ms", "1300");
		this.headers.set("Retry-After", "2");
		assertThat(RetryAfterHeader.of(this.headers)).contains(Duration.ofMillis(1300));
	}

	@Test
	void aDateIsComparedWithTheDateOfTheAnswer() {
		this.headers.set("Date", "Fri, 06 Mar 2026 09:00:00 GMT");
		this.headers.set("Retry-After", "Fri, 06 Mar 2026 09:00:30 GMT");
		assertThat(RetryAfterHeader.of(this.headers)).contains(Duration.ofSeconds(30));
	}

	@Test
	void aDateThatHasPassedMeansAtOnce() {
		this.headers.set("Date", "Fri, 06 Mar 2026 09:00:00 GMT");
		this.headers.set("Retry-After", "Fri, 06 Mar 2026 08:00:00 GMT");
		assertThat(RetryAfterHeader.of(this.headers)).contains(Duration.ZERO);
	}

	@Test
	void aDateWithoutADateOfTheAnswerSaysNothing() {
		this.headers.set("Retry-After", "Fri, 06 Mar 2026 08:00:00 GMT");
		assertThat(RetryAfterHeader.of(this.headers)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1", "soon", "1e9", "99999999999999999999", "Fri, 99 Foo" })
	void nonsenseSaysNothing(String value) {
		this.headers.set("Retry-After", value);
		assertThat(RetryAfterHeader.of(this.headers)).isEmpty();
	}

	@Test
	void nothingSaysNothing() {
		assertThat(RetryAfterHeader.of(this.headers)).isEmpty();
	}

}
