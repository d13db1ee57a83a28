package io.ensemble.autoconfigure.transport.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the dependency to add.
 */
class MissingLibraryFailureAnalyzer extends AbstractFailureAnalyzer<MissingLibraryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingLibraryException cause) {
		return new FailureAnalysis(
				"%s is configured, and the library that it needs is not on the class path."
					.formatted(cause.getProperty()),
				"Add the dependency %s, or remove %s from the configuration.".formatted(cause.getDependency(),
						cause.getProperty()),
				cause);
	}

}
