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
		try {
			return CapabilityJson.write(input);
		}
		catch (JsonProcessingException ex) {
			throw new InvalidRequestException("input", "cannot be written as JSON: " + ex.getOriginalMessage());
		}
	}

	static <T> T read(RemoteTarget target, String output, Class<T> type) {
		try {
			return CapabilityJson.read(output, type);
		}
		catch (JsonProcessingException ex) {
			throw notOfType(target, type, output);
		}
	}

	private static RemoteFailureException notOfType(RemoteTarget target, Class<?> type, String output) {
		return new RemoteFailureException(target.ensemble(), ErrorCode.INVALID,
				"The result of %s is not JSON of the form %s".formatted(target, type.getSimpleName()), output);
	}

}
