package io.ensemble.autoconfigure.capability;

import io.ensemble.capability.InvalidCapabilityException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which definition of a task or tool cannot work, and why.
 */
class InvalidCapabilityFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCapabilityException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCapabilityException cause) {
		return new FailureAnalysis("A task or tool is not defined properly: " + cause.getMessage(),
				"Correct the definition at %s.".formatted(cause.getSource()), cause);
	}

}
