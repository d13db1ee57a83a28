package io.ensemble.network.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;

/**
 * Between objects and the text that travels.
 */
final class InputOutput {

	private InputOutput() {
	}

	static String write(Object input) {
		if (input instanceof CharSequence text) {
			return text.toString();
		}
		try {
			return CapabilityJson.MAPPER.writeValueAsString(input);
		}
		catch (JsonProcessingException ex) {
			throw new InvalidRequestException("input", "cannot be written as JSON: " + ex.getOriginalMessage());
		}
	}

	static <T> T read(RemoteTarget target, String output, Class<T> type) {
		if (type == String.class) {
			return type.cast(output);
		}
		try {
			T value = CapabilityJson.MAPPER.readValue(output, type);
			if (value != null) {
				return value;
			}
		}
		catch (JsonProcessingException ex) {
			throw notOfType(target, type, output);
		}
		throw notOfType(target, type, output);
	}

	private static RemoteFailureException notOfType(RemoteTarget target, Class<?> type, String output) {
		return new RemoteFailureException(target.ensemble(), ErrorCode.INVALID,
				"The result of %s is not JSON of the form %s".formatted(target, type.getSimpleName()), output);
	}

}
