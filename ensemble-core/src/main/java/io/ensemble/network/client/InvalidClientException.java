package io.ensemble.network.client;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An interface cannot be a client of another ensemble.
 */
public class InvalidClientException extends RuntimeException {

	private final String source;

	InvalidClientException(Class<?> type, String reason) {
		this(type.getTypeName(), reason);
	}

	InvalidClientException(Class<?> type, Method method, String reason) {
		this(Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", type.getTypeName() + "#" + method.getName() + "(", ")")), reason);
	}

	private InvalidClientException(String source, String reason) {
		super(source + ": " + reason);
		this.source = source;
	}

	/**
	 * Where the mistake is.
	 * @return the interface, and its method if it is one method's
	 */
	public String getSource() {
		return this.source;
	}

}
