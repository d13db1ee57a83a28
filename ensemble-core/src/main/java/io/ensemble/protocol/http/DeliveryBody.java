package io.ensemble.protocol.http;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /api/deliveries} tells.
 */
public sealed interface DeliveryBody extends HttpBody {

	/**
	 * A result that has not arrived where its request wants it.
	 *
	 * @param requestId the id of its request
	 * @param task the task or tool
	 * @param from who asked, as told by the caller
	 * @param status how the work ended
	 * @param completedAt when the work ended
	 * @param method how the result travels
	 * @param state PENDING while it is on its way, GIVEN_UP when nobody tries any more
	 * @param attempts how many attempts were begun
	 * @param lastError why the latest attempt failed; {@code null} if none did
	 * @param since when the delivery was registered, or sent on its way again
	 * @param dueAt when the next attempt may begin; {@code null} if it was given up
	 * @param request the request with the address, which may be a secret; only of a
	 * delivery that is asked for by its id
	 */
	@JsonInclude
	record State(String requestId, String task, @Nullable String from, WorkStatus status, @Nullable Instant completedAt,
			DeliveryMethod method, String state, int attempts, @Nullable String lastError, Instant since,
			@Nullable Instant dueAt,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WorkEnvelope request) implements DeliveryBody {
	}

	/**
	 * A page of deliveries, the latest registered first.
	 *
	 * @param items the deliveries, without their requests
	 * @param nextCursor where the next page begins; {@code null} on the last one
	 */
	@JsonInclude
	record Page(List<State> items, @Nullable String nextCursor) implements DeliveryBody {

		public Page {
			items = List.copyOf(items);
		}

	}

}
