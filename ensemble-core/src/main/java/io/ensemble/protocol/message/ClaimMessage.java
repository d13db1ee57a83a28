package io.ensemble.protocol.message;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The bargain over a result that is offered to the replicas of a service: an offer to all
 * of them, claims, a grant to one of them, refusals to the others, and an acknowledgement
 * of the one.
 */
public sealed interface ClaimMessage extends Message {

	/**
	 * The offer.
	 * @return its id
	 */
	String offerId();

	private static void id(String field, String value) {
		if (!Limits.isId(value)) {
			throw new InvalidRequestException(field, "must be 1 to 128 characters of [A-Za-z0-9._:-]");
		}
	}

	private static void name(String field, String value) {
		if (!Limits.isName(value)) {
			throw new InvalidRequestException(field, "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

	/**
	 * A result is there for one replica to take. The same offer may come again, when
	 * nobody confirmed it.
	 *
	 * @param offerId the offer
	 * @param requestId the request that it answers
	 * @param service the service whose replicas may claim
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_offer")
	record ClaimOffer(String offerId, String requestId, String service,
			@Nullable TraceContext traceContext) implements ClaimMessage {

		public ClaimOffer {
			id("offerId", offerId);
			id("requestId", requestId);
			name("service", service);
		}

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

		public Claim {
			id("offerId", offerId);
			name("by", by);
		}

	}

	/**
	 * The replica gets it, and nobody else does until it has had time to acknowledge.
	 *
	 * @param offerId the offer
	 * @param payload the result, as JSON like that of a webhook
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_granted")
	record ClaimGranted(String offerId, String payload, @Nullable TraceContext traceContext) implements ClaimMessage {

		public ClaimGranted {
			id("offerId", offerId);
		}

	}

	/**
	 * The replica does not get it, or acknowledged what it does not hold any more.
	 *
	 * @param offerId the offer
	 * @param code why, for programs
	 * @param message why, in words
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_refused")
	record ClaimRefused(String offerId, String code, @Nullable String message,
			@Nullable TraceContext traceContext) implements ClaimMessage {

		/** Another replica has it, or the lease is over. */
		public static final String TOO_LATE = "TOO_LATE";

		/** Nothing of that id is on offer to this connection. */
		public static final String UNKNOWN_OFFER = "UNKNOWN_OFFER";

		public ClaimRefused {
			id("offerId", offerId);
		}

	}

	/**
	 * The replica says what became of the result that it was granted.
	 *
	 * @param offerId the offer
	 * @param by the replica
	 * @param status whether it has the result now
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("claim_ack")
	record ClaimAck(String offerId, String by, ClaimStatus status,
			@Nullable TraceContext traceContext) implements ClaimMessage {

		public ClaimAck {
			id("offerId", offerId);
			name("by", by);
		}

	}

	/**
	 * What became of a result that was granted.
	 */
	enum ClaimStatus {

		/** The replica has it; the delivery is done. */
		ACCEPTED,

		/** The replica cannot take it; somebody else should. */
		REJECTED

	}

}
