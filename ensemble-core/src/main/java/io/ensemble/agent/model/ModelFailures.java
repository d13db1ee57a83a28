package io.ensemble.agent.model;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells failures of a model that another model may not have from those that any model
 * would have. Providers report the HTTP status in the text of their exceptions only.
 */
@FunctionalInterface
public interface ModelFailures {

	/**
	 * Whether the failure is the model's and not the request's.
	 * @param failure what the model threw, after all its retries
	 * @return {@code true} if another model is worth asking
	 */
	boolean isTransient(Throwable failure);

	/**
	 * Status 408, 429 and 5xx, time-outs, connection failures and whatever else a
	 * provider throws are the model's failures. Any other 4xx is the request's, and so is
	 * what Spring AI or the JDK call an error of the caller.
	 * @return the rules
	 */
	static ModelFailures standard() {
		return (failure) -> {
			OptionalInt status = status(failure);
			if (status.isPresent()) {
				return status.getAsInt() >= 500 || status.getAsInt() == 408 || status.getAsInt() == 429;
			}
			return !(failure instanceof IllegalArgumentException) && !StatusText.isNonTransient(failure);
		};
	}

	/**
	 * The HTTP status that a provider answered with.
	 * @param failure what the model threw
	 * @return a status of 400 or more, empty if there was no answer
	 */
	static OptionalInt status(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			OptionalInt status = StatusText.parse(cause.getMessage());
			if (status.isPresent()) {
				return status;
			}
		}
		return OptionalInt.empty();
	}

	/**
	 * Reads what providers write.
	 */
	final class StatusText {

		// "HTTP 429 - ..." and "429 - ..." are Spring AI's, "429 Too Many Requests" is
		// that of Spring's HTTP clients.
		private static final Pattern STATUS = Pattern.compile("(?:HTTP )?([45]\\d\\d)\\b.*", Pattern.DOTALL);

		// By name, as the class comes with a provider and not with the chat client.
		private static final String NON_TRANSIENT = "org.springframework.ai.retry.NonTransientAiException";

		private StatusText() {
		}

		private static OptionalInt parse(@Nullable String message) {
			Matcher matcher = STATUS.matcher((message != null) ? message : "");
			return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
		}

		private static boolean isNonTransient(Throwable failure) {
			return failure.getClass().getName().equals(NON_TRANSIENT);
		}

	}

}
