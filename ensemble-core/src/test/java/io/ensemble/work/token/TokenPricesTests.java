package io.ensemble.work.token;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenPrices}.
 */
class TokenPricesTests {

	private static final TokenPrice USUAL = new TokenPrice("EUR", 1, 2);

	private static final TokenPrice LARGE = new TokenPrice("EUR", 10, 20);

	private static final TokenPrice MINI = new TokenPrice("EUR", 0.1, 0.2);

	private final TokenPrices prices = new TokenPrices(USUAL, Map.of("large", LARGE, "large-mini", MINI));

	@Test
	void takeTheLongestNameThatTheModelsBeginsWith() {
		assertThat(this.prices.of("large")).isEqualTo(LARGE);
		assertThat(this.prices.of("large-2026-03-06")).isEqualTo(LARGE);
		assertThat(this.prices.of("large-mini-2026-03-06")).isEqualTo(MINI);
	}

	@Test
	void takeTheUsualPriceForAllOthers() {
		assertThat(this.prices.of("larg")).isEqualTo(USUAL);
		assertThat(this.prices.of(null)).isEqualTo(USUAL);
		assertThat(this.prices.currency()).isEqualTo("EUR");
	}

}
