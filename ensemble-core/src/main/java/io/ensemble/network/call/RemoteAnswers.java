package io.ensemble.network.call;

import java.util.Arrays;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads how another ensemble's work ended. Of the statuses only {@code COMPLETED} is
 * success and {@code REJECTED} is refusal; the error may begin with a code.
 */
final class RemoteAnswers {

	private RemoteAnswers() {
	}

	/**
	 * Read an answer.
	 * @param ensemble who gave it
	 * @param message a task or tool response
	 * @return the result
	 * @throws RemoteCallException if there is none
	 */
	static String output(String ensemble, Message message) {
		if (message instanceof WorkMessage.TaskResponse response) {
			return output(ensemble, response.status(), response.result(), response.error());
		}
		if (message instanceof WorkMessage.ToolResponse response) {
			return output(ensemble, response.status(), response.result(), response.error());
		}
		throw new RemoteFailureException(ensemble, ErrorCode.INTERNAL,
				ensemble + " gave an answer of another kind than was asked for", null);
	}

	private static String output(String ensemble, String status, @Nullable String result, @Nullable String error) {
		if (status.equals(WorkStatus.COMPLETED.name())) {
			return (result != null) ? result : "";
		}
		String text = (error != null) ? error
				: "%s gave no reason for the status %s".formatted(ensemble, LogText.of(status));
		ErrorCode code = code(text);
		String message = (code != null) ? text.substring(code.name().length() + 1).trim() : text;
		if (status.equals(WorkStatus.REJECTED.name())) {
			throw new RemoteRefusedException(ensemble, (code != null) ? code : ErrorCode.REJECTED, message);
		}
		throw new RemoteFailureException(ensemble, (code != null) ? code : ErrorCode.TASK_FAILED, message, result);
	}

	private static @Nullable ErrorCode code(String error) {
		return Arrays.stream(ErrorCode.values())
			.filter((code) -> error.startsWith(code.name() + ":"))
			.findFirst()
			.orElse(null);
	}

}
