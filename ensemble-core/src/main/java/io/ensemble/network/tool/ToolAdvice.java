package io.ensemble.network.tool;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.ErrorCode;

/**
 * Tells a model what a failure means for what it does next.
 */
final class ToolAdvice {

	private ToolAdvice() {
	}

	static String of(RemoteCallException failure) {
		return "%s. %s".formatted(failure.getMessage(), next(failure));
	}

	private static String next(RemoteCallException failure) {
		if (failure instanceof RemoteUnreachableException) {
			return "Do not call it again now; go on without it, or say that " + failure.getEnsemble()
					+ " is not available.";
		}
		if (failure instanceof RemoteTimeoutException) {
			return "Do not wait for it any longer; go on without its result, or say that it is missing.";
		}
		if (failure instanceof RemoteRefusedException refused) {
			return refusal(refused);
		}
		return "Do not repeat the same call; change what you ask for, or say what could not be done.";
	}

	private static String refusal(RemoteRefusedException refused) {
		if (refused.isTransient()) {
			return "It is too busy now; go on without it, or say that it has to be done later.";
		}
		return (refused.getCode() == ErrorCode.INVALID) ? "Correct the input and call it again."
				: "Calling it again will not help; go another way, or say what could not be done.";
	}

}
