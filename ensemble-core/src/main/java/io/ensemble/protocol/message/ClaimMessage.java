package io.ensemble.protocol.message;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The bargain over a result that is offered to the replicas of a service.
 */
public sealed interface ClaimMessage extends Message {

	/**
	 * The offer.
	 * @return its id
	 */
	String offerId();

	/**
	 * A result is there for one replica to take.
	 *
	 * @param offerId the offer
	 * @param requestId the request that it answers
	 * @param service the service whose replicas may claim
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_offer")
	record ClaimOffer(String offerId, String requestId, String service,
			@Nullable TraceContext traceContext) implements ClaimMessage {
	}

	/**
	 * A replica wants it.
	 *
	 * @param offerId the offer
	 * @param by the replica
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim")
	record Claim(String offerId, String by, @Nullable TraceContext traceContext) implements ClaimMessage {
	}

	/**
	 * The replica gets it.
	 *
	 * @param offerId the offer
	 * @param payload the result
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_granted")
	record ClaimGranted(String offerId, String payload, @Nullable TraceContext traceContext) implements ClaimMessage {
	}

}
