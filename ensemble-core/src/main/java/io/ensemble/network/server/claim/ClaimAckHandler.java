package io.ensemble.network.server.claim;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ClaimMessage.ClaimAck;
import io.ensemble.protocol.message.ClaimMessage.ClaimStatus;

/**
 * A replica says what became of the result that it was granted.
 */
public class ClaimAckHandler implements MessageHandler<ClaimAck> {

	private final ClaimOffers offers;

	/**
	 * Create the handler.
	 * @param offers what was granted
	 */
	public ClaimAckHandler(ClaimOffers offers) {
		this.offers = offers;
	}

	@Override
	public Class<ClaimAck> type() {
		return ClaimAck.class;
	}

	@Override
	public void handle(ClaimAck message, PeerSession session) {
		this.offers.answer(message, session,
				(offer) -> offer.acknowledge(session, message.status() == ClaimStatus.ACCEPTED));
	}

}
