package com.example.hotel;

import java.util.List;

import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;

import org.springframework.context.annotation.Primary;

/**
 * The kitchen as others call it.
 */
@Primary
@EnsembleClient("${hotel.kitchen:kitchen}")
public interface Kitchen {

	@RemoteTask
	List<Meal> prepareMeals(Order order);

	record Order(String dish) {
	}

	record Meal(String dish) {
	}

}
