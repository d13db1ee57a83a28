package io.ensemble.run.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;

/**
 * Reads inputs and outputs as objects.
 */
public final class TypedText {

	private TypedText() {
	}

	/**
	 * Read a text.
	 * @param <T> the type
	 * @param what what the text is, for the error message
	 * @param text any text, JSON unless a text is wanted
	 * @param type the type
	 * @return the value
	 * @throws IllegalArgumentException if the text is not JSON of that type
	 */
	public static <T> T read(String what, String text, Class<T> type) {
		try {
			return CapabilityJson.read(text, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("%s is not JSON of the form %s".formatted(what, type.getSimpleName()),
					ex);
		}
	}

}
