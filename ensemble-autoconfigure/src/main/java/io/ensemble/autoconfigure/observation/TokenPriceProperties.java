package io.ensemble.autoconfigure.observation;

import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What model tokens cost, for the cost meter.
 *
 * @param currency currency of the prices, as it stands in the meter's label
 * @param inputPerMillion price of a million prompt tokens
 * @param outputPerMillion price of a million completion tokens
 */
@Validated
@ConfigurationProperties("ensemble.models.price")
public record TokenPriceProperties(@DefaultValue("USD") String currency,
		@DefaultValue("0") @PositiveOrZero double inputPerMillion,
		@DefaultValue("0") @PositiveOrZero double outputPerMillion) {
}
