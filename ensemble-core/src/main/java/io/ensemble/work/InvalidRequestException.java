package io.ensemble.work;

/**
 * A request says something that cannot be accepted, whatever the state of the ensemble.
 */
public class InvalidRequestException extends RuntimeException {

	private final String field;

	/**
	 * Name the field and what is wrong with it.
	 * @param field the field as it is called on the wire
	 * @param message what the field must be; never the value itself, which is hostile
	 */
	public InvalidRequestException(String field, String message) {
		super(message);
		this.field = field;
	}

	/**
	 * The field at fault.
	 * @return its name on the wire
	 */
	public String getField() {
		return this.field;
	}

}
