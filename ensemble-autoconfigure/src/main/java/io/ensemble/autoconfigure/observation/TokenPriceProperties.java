package io.ensemble.autoconfigure.observation;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What model tokens cost, for the cost meter.
 *
 * @param currency currency of the prices, as it stands in the meter's label
 * @param inputPerMillion price of a million prompt tokens
 * @param outputPerMillion price of a million completion tokens
 */
@ConfigurationProperties("ensemble.models.price")
public record TokenPriceProperties(@DefaultValue("USD") String currency, @DefaultValue("0") double inputPerMillion,
		@DefaultValue("0") double outputPerMillion) {

	public TokenPriceProperties {
		PropertyRule.notNegative("ensemble.models.price.input-per-million", inputPerMillion);
		PropertyRule.notNegative("ensemble.models.price.output-per-million", outputPerMillion);
	}

}
