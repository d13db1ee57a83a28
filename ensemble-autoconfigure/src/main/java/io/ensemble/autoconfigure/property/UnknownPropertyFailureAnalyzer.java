package io.ensemble.autoconfigure.property;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;

/**
 * Says where the property stands, and which one may be meant.
 */
class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnknownPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownPropertyException cause) {
		Origin origin = cause.getProperty().getOrigin();
		return new FailureAnalysis(
				"There is no property '%s'%s. It would have no effect.".formatted(cause.getProperty().getName(),
						(origin != null) ? ", which stands in " + origin : ""),
				"Did you mean '%s'? Correct or remove it. A property of your own may have such a name if its metadata is on the class path."
					.formatted(cause.getNearest()),
				cause);
	}

}
