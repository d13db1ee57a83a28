package io.ensemble.engine.intake;

import java.time.Duration;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the intake answers to a submission.
 */
public sealed interface Admission {

	/**
	 * Taken in; it will be kept.
	 *
	 * @param record the queued work
	 * @param position 1 = next
	 * @param estimatedCompletion from now, learned from measured service times
	 */
	record Accepted(WorkRecord record, long position, Duration estimatedCompletion) implements Admission {
	}

	/**
	 * The same caller asked the same before; nothing is done twice.
	 *
	 * @param record where that work stands
	 */
	record Known(WorkRecord record) implements Admission {
	}

	/**
	 * Not taken in.
	 *
	 * @param code why, for programs
	 * @param message why, in words
	 * @param field the field at fault; {@code null} if it is not about a field
	 * @param retryAfter when another try may help; {@code null} if it will not
	 */
	record Refused(ErrorCode code, String message, @Nullable String field,
			@Nullable Duration retryAfter) implements Admission {
	}

}
