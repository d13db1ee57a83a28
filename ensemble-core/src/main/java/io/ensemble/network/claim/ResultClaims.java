package io.ensemble.network.claim;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.ensemble.network.claim.ClaimLedger.Key;
import io.ensemble.network.claim.ClaimLedger.Stage;
import io.ensemble.network.claim.ClaimListener.Outcome;
import io.ensemble.network.peer.PeerWatcher;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.ResultJson;
import io.ensemble.protocol.message.ClaimMessage.Claim;
import io.ensemble.protocol.message.ClaimMessage.ClaimAck;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import io.ensemble.protocol.message.ClaimMessage.ClaimRefused;
import io.ensemble.protocol.message.ClaimMessage.ClaimStatus;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.part.ResultEnvelope;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.LogText;
import io.ensemble.work.TraceContext;
import io.ensemble.work.listener.Listeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what peers offer to this ensemble, hands what is granted to the application and
 * acknowledges it. A grant that was not claimed from that peer is not looked at. Never
 * blocks; thread-safe.
 */
public class ResultClaims implements PeerWatcher {

	private static final Logger logger = LoggerFactory.getLogger(ResultClaims.class);

	private final String service;

	private final String replica;

	private final Peers peers;

	private final ClaimedResultHandler handler;

	private final ClaimListener listener;

	private final Executor executor;

	private final ClaimLedger ledger = new ClaimLedger();

	private final ResultJson json = new ResultJson();

	private volatile boolean claiming = true;

	/**
	 * Claim for one replica.
	 * @param service the name of this ensemble
	 * @param replica the name of this process among its replicas
	 * @param peers answers go over their connections
	 * @param handler takes the results
	 * @param listener is told how claims end
	 * @param executor runs the handler, which may block
	 */
	public ResultClaims(String service, String replica, Peers peers, ClaimedResultHandler handler,
			ClaimListener listener, Executor executor) {
		this.service = service;
		this.replica = replica;
		this.peers = peers;
		this.handler = handler;
		this.listener = listener;
		this.executor = executor;
	}

	/**
	 * Claim nothing more, because the process is about to end; what was granted is
	 * finished.
	 */
	public void stop() {
		this.claiming = false;
	}

	@Override
	public void received(String peer, Message message) {
		if (message instanceof ClaimOffer offer) {
			offered(peer, offer);
		}
		else if (message instanceof ClaimGranted grant) {
			granted(new Key(peer, grant.offerId()), grant);
		}
		else if (message instanceof ClaimRefused refusal) {
			refused(new Key(peer, refusal.offerId()), refusal);
		}
	}

	@Override
	public void disconnected(String peer) {
	}

	private void offered(String peer, ClaimOffer offer) {
		if (this.claiming && offer.service().equals(this.service)) {
			this.ledger.claimed(new Key(peer, offer.offerId()), offer.requestId());
			this.peers.connection(peer).tell(new Claim(offer.offerId(), this.replica, offer.traceContext()));
		}
	}

	private void refused(Key key, ClaimRefused refusal) {
		if (this.ledger.refused(key)) {
			logger.debug("{} refuses a claim: {}", key.provider(), LogText.of(refusal.code()));
			tell(Outcome.REFUSED);
		}
	}

	private void granted(Key key, ClaimGranted grant) {
		ClaimLedger.Entry entry = this.ledger.granted(key).orElse(null);
		if (entry == null) {
			logger.warn("{} sent a result that was not claimed", key.provider());
		}
		else if (entry.stage() == Stage.HANDLED) {
			tell(Outcome.REPEATED);
			acknowledge(key, ClaimStatus.ACCEPTED, grant.traceContext());
		}
		else if (entry.stage() == Stage.CLAIMED) {
			begin(key, entry, grant);
		}
	}

	private void begin(Key key, ClaimLedger.Entry entry, ClaimGranted grant) {
		try {
			this.executor.execute(() -> take(key, entry, grant));
		}
		catch (RejectedExecutionException ex) {
			logger.warn("There is no thread for the result of {} that {} sent; another replica may get it",
					entry.requestId(), key.provider());
			ended(key, false, grant.traceContext());
		}
	}

	private void take(Key key, ClaimLedger.Entry entry, ClaimGranted grant) {
		boolean handled = false;
		try {
			this.handler.handle(new ClaimedResult(key.provider(), key.offerId(), read(entry, grant)));
			handled = true;
		}
		catch (InvalidRequestException ex) {
			logger.warn("{} sent what is no result: {} {}", key.provider(), ex.getField(), ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("The result of {} that {} sent could not be handled; another replica may get it",
					entry.requestId(), key.provider(), ex);
		}
		finally {
			ended(key, handled, grant.traceContext());
		}
	}

	private void ended(Key key, boolean handled, @Nullable TraceContext trace) {
		this.ledger.ended(key, handled);
		tell(handled ? Outcome.ACCEPTED : Outcome.REJECTED);
		acknowledge(key, handled ? ClaimStatus.ACCEPTED : ClaimStatus.REJECTED, trace);
	}

	private void tell(Outcome outcome) {
		Listeners.tell("claims of results", () -> this.listener.ended(outcome));
	}

	private ResultEnvelope read(ClaimLedger.Entry entry, ClaimGranted grant) {
		ResultEnvelope result = this.json.read(grant.payload());
		if (!entry.isFor(result.requestId())) {
			throw new InvalidRequestException("requestId", "is not the one that was offered");
		}
		return result;
	}

	private void acknowledge(Key key, ClaimStatus status, @Nullable TraceContext trace) {
		this.peers.connection(key.provider()).tell(new ClaimAck(key.offerId(), this.replica, status, trace));
	}

}
