package io.ensemble.hotel.launcher;

/**
 * The hotel cannot be opened the way it was told to.
 */
class InvalidHotelException extends RuntimeException {

	private final String action;

	InvalidHotelException(String message, String action) {
		super(message);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
