package io.ensemble.autoconfigure.agent.model;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.work.token.TokenPrice;
import io.ensemble.work.token.TokenPrices;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What model tokens cost, for the cost meter and for limits on money.
 *
 * @param currency currency of all prices, as it stands in the meter's label
 * @param inputPerMillion price of a million prompt tokens of models without a price of
 * their own
 * @param outputPerMillion price of a million completion tokens of models without a price
 * of their own
 * @param models prices by name of the model; the longest name counts that the model's
 * begins with
 */
@ConfigurationProperties("ensemble.models.price")
public record TokenPriceProperties(@DefaultValue("USD") String currency, @DefaultValue("0") double inputPerMillion,
		@DefaultValue("0") double outputPerMillion, @DefaultValue Map<String, ModelPrice> models) {

	public TokenPriceProperties {
		PropertyRule.notNegative("ensemble.models.price.input-per-million", inputPerMillion);
		PropertyRule.notNegative("ensemble.models.price.output-per-million", outputPerMillion);
		models.forEach((name, price) -> price.check("ensemble.models.price.models." + name));
	}

	/**
	 * The same as the agents know them.
	 * @return the prices
	 */
	public TokenPrices toPrices() {
		Function<ModelPrice, TokenPrice> price = (model) -> new TokenPrice(this.currency, model.inputPerMillion(),
				model.outputPerMillion());
		return new TokenPrices(new TokenPrice(this.currency, this.inputPerMillion, this.outputPerMillion),
				this.models.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> price.apply(entry.getValue()))));
	}

	/**
	 * Whether anything costs anything.
	 * @return {@code false} if all prices are zero
	 */
	public boolean known() {
		return this.inputPerMillion > 0 || this.outputPerMillion > 0
				|| this.models.values()
					.stream()
					.anyMatch((price) -> price.inputPerMillion + price.outputPerMillion > 0);
	}

	/**
	 * What the tokens of one model cost.
	 *
	 * @param inputPerMillion price of a million prompt tokens
	 * @param outputPerMillion price of a million completion tokens
	 */
	public record ModelPrice(@DefaultValue("0") double inputPerMillion, @DefaultValue("0") double outputPerMillion) {

		private void check(String property) {
			PropertyRule.notNegative(property + ".input-per-million", this.inputPerMillion);
			PropertyRule.notNegative(property + ".output-per-million", this.outputPerMillion);
		}

	}

}
