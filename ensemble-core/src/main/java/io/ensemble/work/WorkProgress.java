package io.ensemble.work;

import org.jspecify.annotations.Nullable;

/**
 * A sign of life from running work.
 *
 * @param message what is going on, in words
 * @param percentComplete 0 to 100, {@code null} if it cannot be told
 */
public record WorkProgress(String message, @Nullable Integer percentComplete) {

	/** The longest message that is passed on, in characters. */
	public static final int MAX_MESSAGE_LENGTH = 4096;

	public WorkProgress {
		if (message.length() > MAX_MESSAGE_LENGTH) {
			message = message.substring(0, MAX_MESSAGE_LENGTH);
		}
		if (percentComplete != null) {
			percentComplete = Math.max(0, Math.min(100, percentComplete));
		}
	}

}
