package io.ensemble.autoconfigure.transport;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the transports that can be configured instead.
 */
class UnavailableTransportFailureAnalyzer extends AbstractFailureAnalyzer<UnavailableTransportException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnavailableTransportException cause) {
		return new FailureAnalysis(
				"The transport '%s', set by ensemble.transport.type, is not available in this application."
					.formatted(cause.getType()),
				"Set ensemble.transport.type to an available transport: simple. Or declare beans of type WorkQueue and "
						+ "ResultStore.",
				cause);
	}

}
