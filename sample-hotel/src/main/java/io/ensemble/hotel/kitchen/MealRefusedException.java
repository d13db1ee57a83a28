package io.ensemble.hotel.kitchen;

/**
 * The kitchen cannot prepare a meal; the message is for whoever ordered it.
 */
class MealRefusedException extends RuntimeException {

	MealRefusedException(String message) {
		super(message);
	}

}
