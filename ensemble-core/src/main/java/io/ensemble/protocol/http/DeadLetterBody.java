package io.ensemble.protocol.http;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /api/dead-letters} tells.
 */
public sealed interface DeadLetterBody extends HttpBody {

	/**
	 * Work that was given up after its last attempt.
	 *
	 * @param requestId its id
	 * @param task the task or tool
	 * @param from who asked, as told by the caller
	 * @param ingress the door it came in by
	 * @param priority its priority
	 * @param attempts how often it was started
	 * @param error why it was given up, with the words of the last attempt
	 * @param lastError why an attempt before the last one failed; {@code null} if none
	 * said so
	 * @param submittedAt when it was accepted
	 * @param startedAt when its last attempt started; {@code null} if a lease took that
	 * along
	 * @param diedAt when it was given up
	 * @param request the request as it came in; only of a letter that is asked for by its
	 * id
	 */
	@JsonInclude
	record State(String requestId, String task, @Nullable String from, Ingress ingress, Priority priority, int attempts,
			@Nullable String error, @Nullable String lastError, Instant submittedAt, @Nullable Instant startedAt,
			@Nullable Instant diedAt,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WorkEnvelope request) implements DeadLetterBody {

		/**
		 * Describe a dead letter in short.
		 * @param letter the dead work
		 * @return the body, without the request
		 */
		public static State of(WorkRecord letter) {
			return of(letter, null);
		}

		/**
		 * Describe a dead letter and what was asked for.
		 * @param letter the dead work
		 * @return the body, with the request
		 */
		public static State whole(WorkRecord letter) {
			return of(letter, WorkEnvelope.of(letter.request()));
		}

		private static State of(WorkRecord letter, @Nullable WorkEnvelope request) {
			WorkResult result = letter.result();
			return new State(letter.key().requestId(), letter.request().task(), letter.request().from(),
					letter.ingress(), letter.priority(), letter.attempt(), (result != null) ? result.error() : null,
					letter.lastError(), letter.submittedAt(), letter.startedAt(), letter.completedAt(), request);
		}

	}

	/**
	 * A page of dead letters, newest first.
	 *
	 * @param items the letters, without their requests
	 * @param nextCursor where the next page begins; {@code null} on the last one
	 */
	@JsonInclude
	record Page(List<State> items, @Nullable String nextCursor) implements DeadLetterBody {

		public Page {
			items = List.copyOf(items);
		}

	}

}
