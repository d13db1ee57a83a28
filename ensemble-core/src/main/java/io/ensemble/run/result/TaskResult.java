package io.ensemble.run.result;

import java.time.Duration;
import java.util.Objects;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task of a run.
 *
 * @param name the name of the task
 * @param requestId the id under which the ensemble knows its work
 * @param traceId the trace that it belongs to
 * @param status how it ended
 * @param text its output, partial if it did not complete; {@code null} if there is none
 * @param code what went wrong, for programs; {@code null} if nothing did or the task was
 * never started
 * @param error what went wrong, in words; {@code null} if nothing did
 * @param tokens model tokens that it used
 * @param duration how long it ran, without its time in the queue
 */
public record TaskResult(String name, String requestId, String traceId, TaskStatus status, @Nullable String text,
		@Nullable ErrorCode code, @Nullable String error, TokenUsage tokens, Duration duration) {

	/**
	 * The end of work that was done for a task.
	 * @param name the name of the task
	 * @param record final work
	 * @return the result
	 */
	public static TaskResult of(String name, WorkRecord record) {
		WorkResult end = Objects.requireNonNull(record.result(), "final work has a result");
		TokenUsage tokens = (end.tokens() != null) ? end.tokens() : TokenUsage.NONE;
		return new TaskResult(name, record.key().requestId(), record.trace().traceId(), TaskStatus.of(end.status()),
				end.output(), end.code(), end.error(), tokens, record.duration());
	}

	/**
	 * The end of a task that the engine never had, or lost sight of.
	 * @param name the name of the task
	 * @param requestId the id that it was to have
	 * @param trace the trace of the run
	 * @param status how it ended
	 * @param code why, for programs
	 * @param error why, in words
	 * @return the result
	 */
	public static TaskResult without(String name, String requestId, TraceContext trace, TaskStatus status,
			@Nullable ErrorCode code, String error) {
		return new TaskResult(name, requestId, trace.traceId(), status, null, code, error, TokenUsage.NONE,
				Duration.ZERO);
	}

	/**
	 * Whether the task was done.
	 * @return {@code true} if there is an output
	 */
	public boolean isCompleted() {
		return this.status == TaskStatus.COMPLETED;
	}

	/**
	 * The output.
	 * @return text, or JSON if the task gave an object
	 * @throws NoOutputException if the task did not complete
	 */
	public String output() {
		if (!isCompleted()) {
			throw new NoOutputException(this);
		}
		return Objects.requireNonNullElse(this.text, "");
	}

	/**
	 * The output as an object.
	 * @param <T> the type
	 * @param type what the output is read as
	 * @return the object
	 * @throws NoOutputException if the task did not complete
	 * @throws IllegalArgumentException if the output is not JSON of that type
	 */
	public <T> T output(Class<T> type) {
		return TypedText.read("The output of '" + this.name + "'", output(), type);
	}

}
