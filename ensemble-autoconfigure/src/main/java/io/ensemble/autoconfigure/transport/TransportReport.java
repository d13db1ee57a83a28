package io.ensemble.autoconfigure.transport;

import io.ensemble.autoconfigure.transport.properties.TransportType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log what becomes of accepted work when the process ends.
 */
final class TransportReport {

	private static final Logger logger = LoggerFactory.getLogger(TransportReport.class);

	private TransportReport() {
	}

	static void log(TransportType type, boolean durable) {
		logger.info("Transport '{}': {}", type.configuredName(),
				durable ? "accepted work is kept in a store and outlives this process"
						: "accepted work is kept in memory and ends with this process");
	}

}
