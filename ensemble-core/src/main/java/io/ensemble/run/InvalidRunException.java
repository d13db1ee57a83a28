package io.ensemble.run;

/**
 * A run is stated in a way that cannot work. Nothing of it was started.
 */
public class InvalidRunException extends IllegalArgumentException {

	/**
	 * Say what is wrong.
	 * @param message names the tasks and inputs at fault
	 */
	public InvalidRunException(String message) {
		super(message);
	}

}
