package io.ensemble.autoconfigure.transport.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the configured transport cannot be used, and what to do about it.
 */
class UnavailableTransportFailureAnalyzer extends AbstractFailureAnalyzer<UnavailableTransportException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnavailableTransportException cause) {
		return new FailureAnalysis(
				"The transport '%s', set by ensemble.transport.type or ensemble.transport.store, is not available in this application. %s"
					.formatted(cause.getType().configuredName(), cause.getMessage()),
				cause.getAction(), cause);
	}

}
