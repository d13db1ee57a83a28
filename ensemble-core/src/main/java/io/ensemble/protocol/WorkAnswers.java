package io.ensemble.protocol;

import io.ensemble.protocol.message.WorkMessage.TaskResponse;
import io.ensemble.protocol.message.WorkMessage.ToolResponse;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the end of work, and the refusal of it, into the three final statuses of the wire.
 */
public final class WorkAnswers {

	private WorkAnswers() {
	}

	/**
	 * Answer a task that ended.
	 * @param work the final record
	 * @return the response
	 * @throws IllegalArgumentException if the work has not ended
	 */
	public static TaskResponse task(WorkRecord work) {
		WorkResult result = result(work);
		return new TaskResponse(work.request().requestId(), status(result), result.output(), error(result),
				work.duration().toMillis(), tokens(result), work.request().traceContext());
	}

	/**
	 * Answer a tool call that ended.
	 * @param work the final record
	 * @return the response
	 * @throws IllegalArgumentException if the work has not ended
	 */
	public static ToolResponse tool(WorkRecord work) {
		WorkResult result = result(work);
		return new ToolResponse(work.request().requestId(), status(result), result.output(), error(result),
				work.duration().toMillis(), work.request().traceContext());
	}

	/**
	 * Answer a task request that was not taken in.
	 * @param requestId the request
	 * @param code why, for programs
	 * @param message why, in words
	 * @param trace the request's trace, if it could be read
	 * @return the response
	 */
	public static TaskResponse taskRefused(String requestId, ErrorCode code, String message,
			@Nullable TraceContext trace) {
		return new TaskResponse(requestId, WorkStatus.REJECTED.name(), null, coded(code, message), 0L, null, trace);
	}

	/**
	 * Answer a tool request that was not taken in.
	 * @param requestId the request
	 * @param code why, for programs
	 * @param message why, in words
	 * @param trace the request's trace, if it could be read
	 * @return the response
	 */
	public static ToolResponse toolRefused(String requestId, ErrorCode code, String message,
			@Nullable TraceContext trace) {
		return new ToolResponse(requestId, WorkStatus.REJECTED.name(), null, coded(code, message), 0L, trace);
	}

	private static WorkResult result(WorkRecord work) {
		WorkResult result = work.result();
		if (result == null) {
			throw new IllegalArgumentException(work.key() + " has not ended");
		}
		return result;
	}

	private static String status(WorkResult result) {
		return switch (result.status()) {
			case COMPLETED, REJECTED -> result.status().name();
			default -> WorkStatus.FAILED.name();
		};
	}

	// A handler's own failure stands as the handler put it; every other end says its code
	// first.
	private static @Nullable String error(WorkResult result) {
		ErrorCode code = result.code();
		return (code == null || code == ErrorCode.TASK_FAILED) ? result.error()
				: coded(code, (result.error() != null) ? result.error() : "");
	}

	private static String coded(ErrorCode code, String message) {
		return code.name() + ": " + message;
	}

	private static @Nullable Long tokens(WorkResult result) {
		TokenUsage tokens = result.tokens();
		return (tokens != null) ? tokens.total() : null;
	}

}
