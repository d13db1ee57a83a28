package io.ensemble.autoconfigure.web.work;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.work.InvalidRequestException;

/**
 * Reads how long a caller wants to wait.
 */
class WaitParameter {

	private static final String NAME = "wait";

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

	private final Duration longest;

	/**
	 * Let callers wait.
	 * @param longest how long at most; who asks for more waits as long as this
	 */
	WaitParameter(Duration longest) {
		this.longest = longest;
	}

	Duration longest() {
		return this.longest;
	}

	/**
	 * Read the parameter.
	 * @param request the call
	 * @return how long to wait; zero if it does not say
	 * @throws InvalidRequestException if it is not a time
	 */
	Duration of(ApiRequest request) {
		Duration wait = request.param(NAME).map(WaitParameter::parse).orElse(Duration.ZERO);
		if (wait.isNegative()) {
			throw invalid();
		}
		return (wait.compareTo(this.longest) < 0) ? wait : this.longest;
	}

	private static Duration parse(String text) {
		try {
			return Duration.parse(SECONDS.matcher(text).matches() ? "PT" + text + "S" : text);
		}
		catch (DateTimeParseException | ArithmeticException ex) {
			throw invalid();
		}
	}

	private static InvalidRequestException invalid() {
		return new InvalidRequestException(NAME, "must be an ISO-8601 duration such as PT30S, or a number of seconds");
	}

}
