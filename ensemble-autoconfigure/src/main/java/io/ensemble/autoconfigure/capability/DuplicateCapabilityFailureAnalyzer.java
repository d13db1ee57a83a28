package io.ensemble.autoconfigure.capability;

import io.ensemble.capability.DuplicateCapabilityException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names both definitions of a task or tool that exists twice.
 */
class DuplicateCapabilityFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateCapabilityException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateCapabilityException cause) {
		return new FailureAnalysis(
				"The task or tool '%s' is defined twice:%n%n\t- by %s%n\t- by %s".formatted(cause.getName(),
						cause.getFirst(), cause.getSecond()),
				"Give one of them another name; tasks and tools of an ensemble share one set of names.", cause);
	}

}
