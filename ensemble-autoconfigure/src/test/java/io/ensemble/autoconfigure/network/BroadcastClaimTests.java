package io.ensemble.autoconfigure.network;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.fault.TcpProxy;
import io.ensemble.network.claim.ClaimedResult;
import io.ensemble.network.claim.ClaimedResultHandler;
import io.ensemble.network.server.PeerDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results that are offered to the replicas of a service over real sockets.
 */
@Timeout(120)
class BroadcastClaimTests {

	private static final int REPLICAS = 5;

	private static final String SERVICES = "ensemble.delivery.broadcast-claim.services=maintenance,bar";

	private static final String LISTED = "ensemble.network.peers.kitchen=ws://127.0.0.1:1/ws";

	private final Ensembles ensembles = new Ensembles();

	private final List<TcpProxy> proxies = new ArrayList<>();

	private final List<ConfigurableApplicationContext> replicas = new ArrayList<>();

	private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();

	private final BlockingQueue<ClaimedResult> shown = new LinkedBlockingQueue<>();

	private final AtomicBoolean hanging = new AtomicBoolean();

	private final CountDownLatch end = new CountDownLatch(1);

	private ConfigurableApplicationContext kitchen;

	@AfterEach
	void stop() throws Exception {
		this.end.countDown();
		this.ensembles.close();
		for (TcpProxy proxy : this.proxies) {
			proxy.close();
		}
	}

	@Test
	void ofFiveReplicasOneGetsEachResult() throws Exception {
		startKitchen(SERVICES);
		startReplicas(REPLICAS, this::show);
		for (int i = 0; i < 20; i++) {
			order("meal-" + i, "maintenance");
		}
		await().untilAsserted(() -> assertThat(this.shown).hasSize(20));
		await().untilAsserted(() -> assertThat(get("/api/deliveries").body()).contains("\"items\":[]"));
		assertThat(this.shown).extracting((result) -> result.result().requestId()).doesNotHaveDuplicates();
		assertThat(this.shown).allSatisfy((result) -> {
			assertThat(result.provider()).isEqualTo("kitchen");
			assertThat(result.result().status()).isEqualTo("COMPLETED");
			assertThat(result.result().result()).isEqualTo("soup is served");
		});
		assertThat(claims("accepted")).isEqualTo(20);
		assertThat(claims("rejected")).isZero();
	}

	@Test
	void whenTheReplicaThatClaimedIsCutOffAnotherGetsTheResult() throws Exception {
		startKitchen(SERVICES);
		startReplicas(REPLICAS, this::hangOnce);
		order("meal", "maintenance");
		Integer first = this.begun.poll(20, TimeUnit.SECONDS);
		assertThat(first).isNotNull();
		assertThat(this.shown).isEmpty();
		this.proxies.get(first).cut();
		await().untilAsserted(() -> assertThat(get("/api/deliveries/meal").statusCode()).isEqualTo(404));
		assertThat(this.shown).singleElement()
			.satisfies((result) -> assertThat(result.result().requestId()).isEqualTo("meal"));
		assertThat(this.begun).hasSize(1).doesNotContain(first);
	}

	@Test
	void whenTheReplicaThatClaimedHangsAnotherGetsTheResultAfterTheLease() throws Exception {
		startKitchen(SERVICES, "ensemble.delivery.broadcast-claim.lease=500ms");
		startReplicas(2, this::hangOnce);
		order("meal", "maintenance");
		await().untilAsserted(() -> assertThat(get("/api/deliveries/meal").statusCode()).isEqualTo(404));
		assertThat(this.shown).hasSize(1);
		assertThat(this.begun).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void whatNobodyClaimsBecomesAnUndeliveredResultThatCanBeRedriven() {
		startKitchen(SERVICES, "ensemble.delivery.broadcast-claim.claim-timeout=50ms",
				"ensemble.delivery.max-attempts=2", "ensemble.delivery.first-pause=10ms");
		RawPeer bar = bar();
		order("meal", "bar");
		await().untilAsserted(() -> assertThat(get("/api/deliveries/meal").body()).contains("GIVEN_UP",
				"No replica of bar claimed it"));
		assertThat(get("/api/work/meal").body()).contains("soup is served");
		String offer = bar.next("claim_offer");
		assertThat(bar.next("claim_offer")).isEqualTo(offer);
		post("/api/deliveries/meal/redrive", "{}");
		bar.send(answer("claim", bar.next("claim_offer"), ""));
		bar.send(answer("claim_ack", bar.next("claim_granted"), ",\"status\":\"ACCEPTED\""));
		await().untilAsserted(() -> assertThat(get("/api/deliveries/meal").statusCode()).isEqualTo(404));
	}

	@Test
	void whoDoesNotSpeakForTheServiceGetsNeitherOfferNorResult() {
		startKitchen(SERVICES);
		RawPeer bar = bar();
		RawPeer stranger = new RawPeer(Ensembles.port(this.kitchen));
		RawPeer other = new RawPeer(Ensembles.port(this.kitchen))
			.send("{\"type\":\"ensemble_register\",\"name\":\"cellar\"}");
		order("meal", "bar");
		String offer = bar.next("claim_offer");
		assertThat(offer).contains("\"requestId\":\"meal\"", "\"service\":\"bar\"").doesNotContain("soup");
		for (RawPeer peer : List.of(stranger, other)) {
			peer.send(answer("claim", offer, ""));
			assertThat(peer.next("claim_refused")).contains("UNKNOWN_OFFER").doesNotContain("soup");
			peer.send(answer("claim_ack", offer, ",\"status\":\"ACCEPTED\""));
			assertThat(peer.next("claim_refused")).contains("UNKNOWN_OFFER");
		}
		bar.send("{\"type\":\"claim\",\"offerId\":\"\",\"by\":\"bar-0\"}");
		assertThat(bar.next("error")).contains("INVALID", "offerId");
		bar.send(answer("claim", offer, "")).send(answer("claim", offer, ""));
		assertThat(bar.next("claim_granted")).contains("soup is served");
		assertThat(bar.next("claim_refused")).contains("TOO_LATE");
		assertThat(get("/api/deliveries/meal").body()).contains("PENDING");
		bar.send(answer("claim_ack", offer, ",\"status\":\"ACCEPTED\""));
	}

	@Test
	void aServiceThatIsNotListedIsRefusedWhenTheWorkIsHandedIn() {
		startKitchen();
		HttpResponse<String> refused = post("/api/work", request("meal", "maintenance"));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("delivery.address", "is not among those that this ensemble delivers to");
	}

	private void startKitchen(String... properties) {
		this.kitchen = this.ensembles.start("kitchen", new Kitchen(), properties);
	}

	private void startReplicas(int count, ReplicaHandler handler) throws Exception {
		for (int i = 0; i < count; i++) {
			int number = i;
			TcpProxy proxy = new TcpProxy(Ensembles.port(this.kitchen));
			this.proxies.add(proxy);
			this.ensembles.move("kitchen", proxy.port());
			this.replicas.add(this.ensembles.start("maintenance", new Object(), (context) -> context
				.registerBean(ClaimedResultHandler.class, () -> (result) -> handler.handle(number, result)), LISTED));
			awaitConnected("maintenance", i + 1);
		}
	}

	private RawPeer bar() {
		RawPeer bar = new RawPeer(Ensembles.port(this.kitchen))
			.send("{\"type\":\"ensemble_register\",\"name\":\"bar\"}");
		awaitConnected("bar", 1);
		return bar;
	}

	private void awaitConnected(String service, int count) {
		PeerDirectory directory = this.kitchen.getBean(PeerDirectory.class);
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(directory.sessions(service)).hasSize(count));
	}

	private void show(int replica, ClaimedResult result) {
		this.shown.add(result);
	}

	private void hangOnce(int replica, ClaimedResult result) {
		this.begun.add(replica);
		if (!this.hanging.compareAndSet(false, true)) {
			this.shown.add(result);
			return;
		}
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private double claims(String outcome) {
		return this.replicas.stream()
			.flatMap((replica) -> replica.getBean(MeterRegistry.class)
				.find("agentensemble.claims")
				.tags("ensemble", "maintenance", "outcome", outcome)
				.counters()
				.stream())
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private void order(String id, String service) {
		assertThat(post("/api/work", request(id, service)).statusCode()).isEqualTo(202);
	}

	private static String request(String id, String service) {
		return """
				{"requestId":"%s","task":"prepare-meal","context":"soup",
				"delivery":{"method":"BROADCAST_CLAIM","address":"%s"}}""".formatted(id, service);
	}

	private static String answer(String type, String message, String more) {
		return "{\"type\":\"%s\",\"offerId\":\"%s\",\"by\":\"bar-0\"%s}".formatted(type,
				message.replaceFirst(".*\"offerId\":\"([^\"]*)\".*", "$1"), more);
	}

	private HttpResponse<String> get(String path) {
		return new ApiClient(Ensembles.port(this.kitchen)).get(path);
	}

	private HttpResponse<String> post(String path, String body) {
		return new ApiClient(Ensembles.port(this.kitchen)).post(path, body);
	}

	/**
	 * What a replica does with a result.
	 */
	interface ReplicaHandler {

		void handle(int replica, ClaimedResult result);

	}

	static class Kitchen {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			return dish + " is served";
		}

	}

}
