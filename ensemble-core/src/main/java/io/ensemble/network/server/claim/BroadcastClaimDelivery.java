package io.ensemble.network.server.claim;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.ResultJson;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import io.ensemble.time.Timers;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Digest;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Offers a result to all replicas of a service that are connected to this process; the
 * first to claim it gets it, and the next one if that one does not acknowledge it. Every
 * attempt at a delivery makes the same offer, by which a replica knows what it has
 * already.
 *
 * <p>
 * Replicas are the connections that registered by the name of the service. Those of
 * another caller than the one whose result it is are left out, unless they are peers that
 * showed the common credentials: a user could otherwise take a name to read what others
 * asked for.
 */
public class BroadcastClaimDelivery implements DeliveryChannel {

	private static final int ID_LENGTH = 32;

	private final String ensemble;

	private final ClaimSettings settings;

	private final PeerDirectory directory;

	private final ClaimOffers offers;

	private final Timers timers;

	private final ResultJson json = new ResultJson();

	/**
	 * Deliver to the replicas of services.
	 * @param ensemble the name of this ensemble, which is no service that is connected
	 * @param settings to whom, and how long it may take
	 * @param directory knows who is connected
	 * @param offers hears the answers of the replicas
	 * @param timers ends what takes too long
	 */
	public BroadcastClaimDelivery(String ensemble, ClaimSettings settings, PeerDirectory directory, ClaimOffers offers,
			Timers timers) {
		this.ensemble = ensemble;
		this.settings = settings;
		this.directory = directory;
		this.offers = offers;
		this.timers = timers;
	}

	@Override
	public DeliveryMethod method() {
		return DeliveryMethod.BROADCAST_CLAIM;
	}

	@Override
	public void check(DeliverySpec delivery) {
		if (this.settings.services().require(delivery.address()).equals(this.ensemble)) {
			throw new InvalidRequestException("delivery.address", "must name another ensemble");
		}
	}

	@Override
	public void onReachable(Runnable listener) {
		this.directory.onArrival((name) -> {
			if (this.settings.services().contains(name)) {
				listener.run();
			}
		});
	}

	@Override
	public CompletionStage<?> deliver(Delivery delivery) {
		WorkRecord work = delivery.record();
		String service = this.settings.services().require(work.request().delivery().address());
		String id = id(delivery);
		TraceContext trace = work.request().traceContext();
		return this.offers.make(new OpenOffer(new ClaimOffer(id, work.request().requestId(), service, trace),
				new ClaimGranted(id, this.json.write(work), trace), this.settings,
				() -> replicas(service, delivery.key()), this.offers::watch, this.timers));
	}

	private Collection<PeerSession> replicas(String service, WorkKey key) {
		return this.directory.sessions(service).stream().filter((session) -> mayTake(session, key)).toList();
	}

	static boolean mayTake(PeerSession session, WorkKey key) {
		return session.caller().equals(WorkKey.ANYONE) || session.caller().equals(key.caller());
	}

	private static String id(Delivery delivery) {
		WorkKey key = delivery.key();
		return Digest.sha256(key.caller() + "\n" + key.requestId() + "\n" + delivery.since().toEpochMilli())
			.substring(0, ID_LENGTH);
	}

}
