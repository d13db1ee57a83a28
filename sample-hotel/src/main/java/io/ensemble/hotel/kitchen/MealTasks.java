package io.ensemble.hotel.kitchen;

import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What the kitchen does for other departments.
 */
@Component
class MealTasks {

	private static final Logger logger = LoggerFactory.getLogger(MealTasks.class);

	private static final int FIRST_TICKET = 4071;

	private final AtomicInteger tickets = new AtomicInteger(FIRST_TICKET);

	private final Pantry pantry;

	MealTasks(Pantry pantry) {
		this.pantry = pantry;
	}

	@SharedTask(name = "prepare-meal", description = "Prepares a meal as ordered",
			expectedOutput = "Confirmation with preparation time and ticket number", tags = "food")
	String prepareMeal(String order, WorkContext work) {
		Ingredient ingredient = this.pantry.find(order)
			.orElseThrow(() -> new MealRefusedException("'%s' is not on the menu".formatted(order)));
		if (!this.pantry.take(ingredient)) {
			throw new MealRefusedException(ingredient.fullName() + " is sold out");
		}
		logger.info("On the stove: {} for {}", ingredient.fullName(), work.work().key().requestId());
		work.progress("On the stove: " + ingredient.fullName(), null);
		return "Preparing now: %s, ready in %d minutes, ticket %d".formatted(ingredient.fullName(),
				ingredient.minutes(), this.tickets.getAndIncrement());
	}

}
