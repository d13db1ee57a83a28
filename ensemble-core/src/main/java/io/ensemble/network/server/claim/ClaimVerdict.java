package io.ensemble.network.server.claim;

import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ClaimMessage;
import io.ensemble.protocol.message.ClaimMessage.ClaimRefused;

/**
 * What comes of a claim or an acknowledgement.
 */
enum ClaimVerdict {

	/** It stands. */
	TAKEN(ClaimRefused.TOO_LATE, ""),

	/** Somebody else has the result, or had the time to take it. */
	TOO_LATE(ClaimRefused.TOO_LATE, "The result is not on offer any more, or another replica has it"),

	/** Whoever asks was offered nothing of that id, which is all that it is told. */
	UNKNOWN(ClaimRefused.UNKNOWN_OFFER, "Nothing of that id is on offer to this connection");

	private final String code;

	private final String message;

	ClaimVerdict(String code, String message) {
		this.code = code;
		this.message = message;
	}

	/**
	 * Tell the peer, unless it got what it wants.
	 * @param cause what it said
	 * @param session its connection
	 */
	void tell(ClaimMessage cause, PeerSession session) {
		if (this != TAKEN) {
			session.send(new ClaimRefused(cause.offerId(), this.code, this.message, cause.traceContext()));
		}
	}

}
