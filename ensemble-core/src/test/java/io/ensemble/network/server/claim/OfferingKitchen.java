package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.server.message.DeregisterHandler;
import io.ensemble.network.server.message.RegisterHandler;
import io.ensemble.network.server.message.SignsOfLife;
import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;

/**
 * A kitchen that offers its results, on virtual time.
 */
public final class OfferingKitchen {

	public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

	public static final Duration LEASE = Duration.ofSeconds(30);

	private static final DeliverySettings DELIVERIES = new DeliverySettings(4, 5, Duration.ofHours(1),
			Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

	public final VirtualTime time = new VirtualTime();

	public final PeerServer server;

	final PeerDirectory directory = new PeerDirectory("kitchen");

	final BroadcastClaimDelivery channel;

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
			Duration.ofDays(7));

	public final DeliveryQueue deliveries = this.store.deliveries();

	public OfferingKitchen() {
		this(SessionSettings.DEFAULT);
	}

	OfferingKitchen(SessionSettings sessions) {
		ClaimOffers offers = new ClaimOffers();
		AllowedAddresses services = new AllowedAddresses(List.of("maintenance", "kitchen"));
		new ReturningReplicas(this.deliveries, services, DELIVERIES.maxAttempts(), this.directory, this.time);
		this.channel = new BroadcastClaimDelivery("kitchen",
				new ClaimSettings(services, CLAIM_TIMEOUT, LEASE, DELIVERIES.attemptTimeout()), this.directory, offers,
				this.time);
		List<MessageHandler<?>> handlers = new ArrayList<>(SignsOfLife.handlers());
		handlers.addAll(List.of(new RegisterHandler(this.directory), new DeregisterHandler(this.directory),
				new ClaimHandler(offers), new ClaimAckHandler(offers)));
		this.server = new PeerServer(sessions, new MessageCodec(), handlers, () -> new ConnectionMessage.Pong(),
				this.time, this.time);
		new ResultDelivery(DELIVERIES, Deliveries.keptBy(this.deliveries), new DeliveryChannels(List.of(this.channel)),
				(delivery, outcome) -> {
				}, new EnginePorts(this.time, this.time, this.time, new Random(7)))
			.start();
	}

	public void finish(String id, String service) {
		finish(id, service, WorkKey.ANYONE, "done");
	}

	void finish(String id, String service, String caller, String output) {
		WorkRequest request = WorkRequest.of(id, "purchase-parts", "valve")
			.delivery(new DeliverySpec(DeliveryMethod.BROADCAST_CLAIM, service))
			.build();
		this.store.enqueue(new Submission(request, caller, Ingress.HTTP), 10);
		this.store.claim(1, Duration.ofMinutes(1))
			.thenAccept((claims) -> this.store.finish(claims.get(0), WorkResult.completed(output)));
	}

	public Delivery delivery(String id) {
		return this.deliveries.find(WorkKey.of(id)).toCompletableFuture().join().orElse(null);
	}

	Replica replica(String name) {
		return replica(name, WorkKey.ANYONE);
	}

	Replica replica(String name, String caller) {
		Replica replica = new Replica(caller);
		replica.say("{\"type\":\"ensemble_register\",\"name\":\"" + name + "\"}");
		return replica;
	}

	/**
	 * One process of a service, which says whatever the test wants.
	 */
	final class Replica {

		private final RecordedSink sink = RecordedSink.fast();

		private final PeerSession session;

		Replica(String caller) {
			this.session = OfferingKitchen.this.server.open(caller, caller, this.sink);
		}

		void say(String frame) {
			this.session.received(frame, true);
		}

		void claim() {
			claim(offerId());
		}

		void claim(String offerId) {
			say("{\"type\":\"claim\",\"offerId\":\"%s\",\"by\":\"maintenance-0\"}".formatted(offerId));
		}

		void acknowledge(String status) {
			say("{\"type\":\"claim_ack\",\"offerId\":\"%s\",\"by\":\"maintenance-0\",\"status\":\"%s\"}"
				.formatted(offerId(), status));
		}

		void die() {
			this.session.closed();
		}

		String offerId() {
			List<String> offers = all("claim_offer");
			return offers.get(offers.size() - 1).replaceFirst(".*\"offerId\":\"([^\"]*)\".*", "$1");
		}

		List<String> all(String type) {
			return this.sink.sent.stream().filter((frame) -> frame.contains("\"type\":\"" + type + "\"")).toList();
		}

		String last() {
			return this.sink.sent.get(this.sink.sent.size() - 1);
		}

	}

}
