package io.ensemble.hotel.kitchen;

import io.ensemble.hotel.model.HotelModelConfiguration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The kitchen department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(KitchenProperties.class)
@Import(HotelModelConfiguration.class)
public class KitchenApplication {

	@Bean
	Pantry pantry(KitchenProperties properties) {
		Pantry pantry = new Pantry(Ingredient.standard());
		properties.stock().forEach(pantry::set);
		return pantry;
	}

}
