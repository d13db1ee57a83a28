package io.ensemble.agent.run.limit;

import io.ensemble.capability.failure.RetryableFailure;
import org.jspecify.annotations.Nullable;

/**
 * An agent could not do its task. The message is for the caller of the work: it names no
 * class and quotes no text of a model provider.
 */
public class AgentFailedException extends RuntimeException implements RetryableFailure {

	private final boolean passing;

	/**
	 * Say why.
	 * @param message for the caller
	 */
	public AgentFailedException(String message) {
		this(message, null);
	}

	/**
	 * Say why, and keep the cause for the log.
	 * @param message for the caller
	 * @param cause for the log only
	 */
	public AgentFailedException(String message, @Nullable Throwable cause) {
		this(message, cause, false);
	}

	/**
	 * Say why, keep the cause for the log, and tell whether trying again makes sense.
	 * @param message for the caller
	 * @param cause for the log only
	 * @param passing whether the same task may succeed a little later
	 */
	public AgentFailedException(String message, @Nullable Throwable cause, boolean passing) {
		super(message, cause);
		this.passing = passing;
	}

	@Override
	public boolean isTransient() {
		return this.passing;
	}

}
