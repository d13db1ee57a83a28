package io.ensemble.agent.run;

import org.jspecify.annotations.Nullable;

/**
 * An agent could not do its task. The message is for the caller of the work: it names no
 * class and quotes no text of a model provider.
 */
public class AgentFailedException extends RuntimeException {

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
		super(message, cause);
	}

}
