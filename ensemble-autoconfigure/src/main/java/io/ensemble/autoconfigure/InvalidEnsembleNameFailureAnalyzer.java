package io.ensemble.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that the ensemble needs a name, and where to set it.
 */
class InvalidEnsembleNameFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEnsembleNameException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEnsembleNameException cause) {
		String description = (cause.getName() != null)
				? "The ensemble cannot be called '%s', as %s says.".formatted(cause.getName(), cause.getProperty())
				: "The ensemble has no name: neither ensemble.name nor spring.application.name is set.";
		return new FailureAnalysis(description,
				"Set ensemble.name to 1 to 128 letters, digits, dots, dashes and underscores, for example "
						+ "ensemble.name=kitchen.",
				cause);
	}

}
