package io.ensemble.autoconfigure.network.client;

import io.ensemble.network.client.InvalidClientException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which interface cannot be a client, and why.
 */
class InvalidClientFailureAnalyzer extends AbstractFailureAnalyzer<InvalidClientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidClientException cause) {
		return new FailureAnalysis("A client of another ensemble is not declared properly: " + cause.getMessage(),
				("Correct %s. A client is an interface with @EnsembleClient whose abstract methods have @RemoteTask or "
						+ "@RemoteTool each. If it is not meant to be a bean here, name those that are with "
						+ "@EnableEnsembleClients.")
					.formatted(cause.getSource()),
				cause);
	}

}
