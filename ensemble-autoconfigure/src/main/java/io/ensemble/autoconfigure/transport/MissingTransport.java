package io.ensemble.autoconfigure.transport;

import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import org.jspecify.annotations.Nullable;

/**
 * Says why nobody made the stores of the configured transport.
 *
 * @param type the transport
 * @param classLoader the application's
 */
record MissingTransport(TransportType type, @Nullable ClassLoader classLoader) {

	private static final String OTHERWISE = "or configure another transport, or declare beans of "
			+ "type WorkQueue and ResultStore.";

	/**
	 * Whose stores are missing.
	 * @param properties the configuration
	 * @param classLoader the application's
	 * @return what to say if they are
	 * @throws UnavailableTransportException if the transport could not even be used with
	 * stores
	 */
	static MissingTransport of(TransportProperties properties, @Nullable ClassLoader classLoader) {
		MissingTransport missing = new MissingTransport(properties.type(), classLoader);
		if (properties.type() != TransportType.KAFKA) {
			return missing;
		}
		properties.type().missingDependency(classLoader).ifPresent((dependency) -> missing.fail());
		return new MissingTransport(properties.workStore(), classLoader);
	}

	/**
	 * Never returns.
	 * @param <T> what is missing
	 * @return nothing
	 */
	<T> T fail() {
		throw this.type.missingDependency(this.classLoader).map(this::withoutLibrary).orElseGet(this::withoutAdapter);
	}

	private UnavailableTransportException withoutLibrary(String dependency) {
		return new UnavailableTransportException(this.type, "It needs a library that is not on the class path.",
				"Add the dependency %s, %s".formatted(dependency, OTHERWISE));
	}

	private UnavailableTransportException withoutAdapter() {
		return new UnavailableTransportException(this.type, "No store was made for it.",
				"Check the conditions report (start with --debug) for the auto-configuration of this transport, "
						+ OTHERWISE);
	}

}
