package io.ensemble.engine.intake;

import java.time.Duration;
import java.util.Optional;

import io.ensemble.transport.Enqueued;
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

		/**
		 * Why, for whoever sees only a text.
		 * @return the field, if it is about one, and the message
		 */
		public String detail() {
			return (this.field != null) ? this.field + ": " + this.message : this.message;
		}

		/**
		 * What a store refuses, in words.
		 * @param enqueued what the store did
		 * @return the refusal, without a time for another try; empty if the store has the
		 * work
		 */
		public static Optional<Refused> of(Enqueued enqueued) {
			if (enqueued instanceof Enqueued.Mismatch) {
				return Optional.of(mismatch());
			}
			if (enqueued instanceof Enqueued.Expired) {
				return Optional.of(new Refused(ErrorCode.RESULT_EXPIRED, "The result of this request is no longer kept",
						null, null));
			}
			if (enqueued instanceof Enqueued.Full) {
				return Optional.of(new Refused(ErrorCode.QUEUE_FULL, "The queue is full", null, null));
			}
			if (enqueued instanceof Enqueued.TooLarge) {
				return Optional.of(new Refused(ErrorCode.TOO_LARGE, "The request is larger than what can be kept",
						"context", null));
			}
			return Optional.empty();
		}

		static Refused mismatch() {
			return new Refused(ErrorCode.IDEMPOTENCY_MISMATCH,
					"This requestId was used before for a request with other content", "requestId", null);
		}

	}

}
