package io.ensemble.work.token;

import java.util.Comparator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the tokens of each model cost, all in one currency.
 *
 * @param usual the price of models that have none of their own
 * @param models prices by the name of the model
 */
public record TokenPrices(TokenPrice usual, Map<String, TokenPrice> models) {

	/** Nobody told a price. */
	public static final TokenPrices UNKNOWN = new TokenPrices(TokenPrice.UNKNOWN, Map.of());

	public TokenPrices {
		models = Map.copyOf(models);
	}

	/**
	 * The price of a model. Providers add versions to names, so the longest name counts
	 * that the model's begins with.
	 * @param model the name of the model; {@code null} if nobody knows
	 * @return its price
	 */
	public TokenPrice of(@Nullable String model) {
		if (model == null) {
			return this.usual;
		}
		return this.models.entrySet()
			.stream()
			.filter((price) -> model.startsWith(price.getKey()))
			.max(Comparator.comparingInt((price) -> price.getKey().length()))
			.map(Map.Entry::getValue)
			.orElse(this.usual);
	}

	/**
	 * The currency.
	 * @return its name, as in the label of the meter
	 */
	public String currency() {
		return this.usual.currency();
	}

}
