package io.ensemble.hotel.kitchen;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the kitchen starts the day with.
 *
 * @param stock portions by ingredient, where they differ from the usual ones
 */
@ConfigurationProperties("hotel.kitchen")
public record KitchenProperties(@DefaultValue Map<String, Integer> stock) {

	public KitchenProperties {
		stock = Map.copyOf(stock);
	}

}
