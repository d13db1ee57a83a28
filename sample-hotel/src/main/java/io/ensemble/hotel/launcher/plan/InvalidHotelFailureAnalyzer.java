package io.ensemble.hotel.launcher.plan;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what is wrong with the command line.
 */
class InvalidHotelFailureAnalyzer extends AbstractFailureAnalyzer<InvalidHotelException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidHotelException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.getAction() + ".", cause);
	}

}
