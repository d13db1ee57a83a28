package io.ensemble.network.server.claim;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ClaimMessage.Claim;

/**
 * A replica claims a result. It counts as the replica behind the connection, whatever the
 * message says who it is.
 */
public class ClaimHandler implements MessageHandler<Claim> {

	private final ClaimOffers offers;

	/**
	 * Create the handler.
	 * @param offers what can be claimed
	 */
	public ClaimHandler(ClaimOffers offers) {
		this.offers = offers;
	}

	@Override
	public Class<Claim> type() {
		return Claim.class;
	}

	@Override
	public void handle(Claim message, PeerSession session) {
		this.offers.answer(message, session, (offer) -> offer.claim(session));
	}

}
