package io.ensemble.hotel.launcher;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says which department did not start, and why.
 */
class DepartmentFailureAnalyzer extends AbstractFailureAnalyzer<DepartmentFailedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DepartmentFailedException cause) {
		PortInUseException port = findCause(cause, PortInUseException.class);
		if (port != null) {
			return new FailureAnalysis("%s, because port %d is in use.".formatted(cause.getMessage(), port.getPort()),
					"Stop what uses the port, or set hotel.ports.%s to another one.".formatted(cause.getDepartment()),
					cause);
		}
		return new FailureAnalysis(
				"%s: %s".formatted(cause.getMessage(), NestedExceptionUtils.getMostSpecificCause(cause).getMessage()),
				"See what the department logged above.", cause);
	}

}
