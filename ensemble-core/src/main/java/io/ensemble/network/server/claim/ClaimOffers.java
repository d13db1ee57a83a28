package io.ensemble.network.server.claim;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ClaimMessage;
import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results that are on offer right now. Thread-safe.
 */
public class ClaimOffers {

	private static final Logger logger = LoggerFactory.getLogger(ClaimOffers.class);

	private final Map<String, OpenOffer> open = new ConcurrentHashMap<>();

	private final Set<PeerSession> watched = ConcurrentHashMap.newKeySet();

	/**
	 * Put a result on offer.
	 * @param offer the offer
	 * @return completes when a replica acknowledged the result
	 */
	CompletionStage<?> make(OpenOffer offer) {
		this.open.put(offer.id(), offer);
		CompletionStage<?> end = offer.end().whenComplete((done, failure) -> this.open.remove(offer.id(), offer));
		offer.begin();
		return end;
	}

	/**
	 * Notice when connections close. Each is watched once, however much it is offered.
	 * @param sessions the connections
	 */
	void watch(Collection<PeerSession> sessions) {
		for (PeerSession session : sessions) {
			if (this.watched.add(session)) {
				session.onClose(() -> gone(session));
			}
		}
	}

	void answer(ClaimMessage message, PeerSession session, Function<OpenOffer, ClaimVerdict> question) {
		OpenOffer offer = this.open.get(message.offerId());
		ClaimVerdict verdict = (offer != null) ? question.apply(offer) : ClaimVerdict.UNKNOWN;
		if (offer != null && verdict == ClaimVerdict.UNKNOWN) {
			logger.warn("Refused: {} (caller {}) claims what is not on offer to it", session,
					LogText.of(session.caller()));
		}
		verdict.tell(message, session);
	}

	private void gone(PeerSession session) {
		this.watched.remove(session);
		this.open.values().forEach((offer) -> offer.gone(session));
	}

}
