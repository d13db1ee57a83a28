package io.ensemble.test.network;

import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a stub answers to one request.
 *
 * @param status how the work ends; {@code RUNNING} for never
 * @param output the result, partial unless completed
 * @param error what went wrong, beginning with a code where there is one
 * @param delay how long it takes
 * @param progress what is told at once, before the end
 */
public record StubAnswer(WorkStatus status, @Nullable String output, @Nullable String error, Duration delay,
		@Nullable WorkProgress progress) {

	/**
	 * The work is done.
	 * @param output the result; anything but text is sent as JSON
	 * @return the answer
	 */
	public static StubAnswer output(Object output) {
		return new StubAnswer(WorkStatus.COMPLETED, write(output), null, Duration.ZERO, null);
	}

	/**
	 * The other ensemble's handler fails.
	 * @param message what it says
	 * @return the answer
	 */
	public static StubAnswer failure(String message) {
		return new StubAnswer(WorkStatus.FAILED, null, message, Duration.ZERO, null);
	}

	/**
	 * The other ensemble does not take the request.
	 * @param code why; {@code QUEUE_FULL}, {@code DRAINING} and {@code STORE_UNAVAILABLE}
	 * make callers try again
	 * @param message why, in words
	 * @return the answer
	 */
	public static StubAnswer refusal(ErrorCode code, String message) {
		return new StubAnswer(WorkStatus.REJECTED, null, code + ": " + message, Duration.ZERO, null);
	}

	/**
	 * The work is taken and never ends.
	 * @return the answer
	 */
	public static StubAnswer never() {
		return new StubAnswer(WorkStatus.RUNNING, null, null, Duration.ZERO, null);
	}

	/**
	 * The same, later.
	 * @param delay how much later
	 * @return the answer
	 */
	public StubAnswer after(Duration delay) {
		return new StubAnswer(this.status, this.output, this.error, delay, this.progress);
	}

	/**
	 * The same, with news on the way.
	 * @param message what the caller is told
	 * @param percentComplete 0 to 100; {@code null} if it cannot be told
	 * @return the answer
	 */
	public StubAnswer telling(String message, @Nullable Integer percentComplete) {
		return new StubAnswer(this.status, this.output, this.error, this.delay,
				new WorkProgress(message, percentComplete));
	}

	/**
	 * The same; who withdraws the work before its end gets this much of it.
	 * @param partial the partial output
	 * @return the answer
	 */
	public StubAnswer withPartial(String partial) {
		return new StubAnswer(WorkStatus.RUNNING, partial, null, this.delay, this.progress);
	}

	boolean isNever() {
		return this.status == WorkStatus.RUNNING;
	}

	static String write(Object value) {
		if (value instanceof CharSequence text) {
			return text.toString();
		}
		try {
			return CapabilityJson.MAPPER.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written as JSON", ex);
		}
	}

}
