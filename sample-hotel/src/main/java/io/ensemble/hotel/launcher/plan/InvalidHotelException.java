package io.ensemble.hotel.launcher.plan;

/**
 * The hotel cannot be opened the way it was told to.
 */
public class InvalidHotelException extends RuntimeException {

	private final String action;

	/**
	 * Say what is wrong and what to do.
	 * @param message what is wrong
	 * @param action what to do about it
	 */
	public InvalidHotelException(String message, String action) {
		super(message);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
