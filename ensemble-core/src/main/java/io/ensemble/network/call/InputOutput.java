package io.ensemble.network.call;

import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.network.failure.FailedCall;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;

import org.springframework.core.ParameterizedTypeReference;

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

	/**
	 * Read a result.
	 * @param <T> the type
	 * @param call the call that gave it
	 * @param output the result, JSON unless a text is wanted
	 * @param type the type
	 * @return the value
	 * @throws RemoteCallException if it is not of that type
	 */
	static <T> T read(FailedCall call, String output, ParameterizedTypeReference<T> type) {
		JavaType form = CapabilityJson.MAPPER.constructType(type.getType());
		try {
			return CapabilityJson.read(output, form);
		}
		catch (JsonProcessingException ex) {
			throw notOfType(call, form, output);
		}
	}

	private static RemoteCallException notOfType(FailedCall call, JavaType form, String output) {
		return new RemoteFailureException(call.ensemble(), ErrorCode.INVALID,
				"The result of %s/%s is not JSON of the form %s".formatted(call.ensemble(), call.capability(),
						name(form)),
				output)
			.of(call);
	}

	private static String name(JavaType form) {
		String name = form.getRawClass().getSimpleName();
		return form.getBindings().isEmpty() ? name
				: form.getBindings()
					.getTypeParameters()
					.stream()
					.map(InputOutput::name)
					.collect(Collectors.joining(", ", name + "<", ">"));
	}

}
