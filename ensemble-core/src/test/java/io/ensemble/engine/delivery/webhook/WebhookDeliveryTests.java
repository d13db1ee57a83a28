package io.ensemble.engine.delivery.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.delivery.attempt.ResultDelivery;
import io.ensemble.engine.delivery.webhook.destination.DestinationRules;
import io.ensemble.engine.delivery.webhook.destination.DestinationSettings;
import io.ensemble.engine.delivery.webhook.http.WebhookClient;
import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;
import io.ensemble.time.ScheduledTimers;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.memory.UnsupportedMemoryStore;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.transport.simple.local.SimpleMemoryStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WebhookDelivery}: real sockets to a real port, virtual pauses.
 */
class WebhookDeliveryTests {

	private static final WebhookSignatures SIGNATURES = new WebhookSignatures(
			List.of(WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));

	private static final Duration TIMEOUT = Duration.ofMillis(400);

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
			Duration.ofDays(7));

	private MemoryStore memory = new SimpleMemoryStore(this.time, MemoryLimits.DEFAULT);

	private final ScheduledExecutorService realTime = Executors.newSingleThreadScheduledExecutor();

	private final TestReceiver receiver = new TestReceiver();

	private final List<SocketAddress> connected = new ArrayList<>();

	@AfterEach
	void close() throws IOException {
		this.realTime.shutdownNow();
		this.receiver.close();
	}

	@Test
	void aResultArrivesSignedAtTheAddress() {
		start(local());
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1")).isNull();
		assertThat(this.receiver.received).singleElement().satisfies((received) -> {
			assertThat(received.line()).isEqualTo("POST /hook/t0ken?key=s3cret HTTP/1.1");
			assertThat(received.headers()).containsEntry("host", "partner.example:" + this.receiver.port())
				.containsEntry("content-type", "application/json")
				.doesNotContainKeys("authorization", "cookie");
			assertThat(new String(received.body(), StandardCharsets.UTF_8)).startsWith(
					"{\"requestId\":\"meal-1\",\"status\":\"COMPLETED\",\"result\":\"done \u00fc\",\"durationMs\":");
			assertSigned(received);
		});
	}

	@Test
	void theIdStaysTheSameUntilTheReceiverTakesIt() {
		start(local());
		this.receiver.then(TestReceiver.answer(500)).then(TestReceiver.answer(503)).then(TestReceiver.answer(500));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1").lastError()).isEqualTo("The receiver answered 500");
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.receiver.received).hasSize(4).allSatisfy(this::assertSignedLately);
		assertThat(this.receiver.received).extracting((received) -> received.headers().get("webhook-id"))
			.containsOnly(this.receiver.received.get(0).headers().get("webhook-id"));
		assertThat(this.receiver.received.get(3).headers().get("webhook-timestamp"))
			.isGreaterThan(this.receiver.received.get(0).headers().get("webhook-timestamp"));
		assertThat(delivery("meal-1")).isNull();
		finish("meal-2", this.receiver.url("partner.example"));
		assertThat(this.receiver.received.get(4).headers().get("webhook-id"))
			.isNotEqualTo(this.receiver.received.get(0).headers().get("webhook-id"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "120", "Fri, 06 Mar 2026 09:02:00 GMT" })
	void aPauseThatTheReceiverAsksForIsKept(String retryAfter) {
		start(local());
		this.receiver.then(TestReceiver.answer(429, "retry-after:  " + retryAfter));
		finish("meal-1", this.receiver.url("partner.example"));
		this.time.advance(Duration.ofSeconds(119));
		assertThat(this.receiver.received).hasSize(1);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.receiver.received).hasSize(2);
	}

	@Test
	void anAddressThatIsGoneGetsNothingAnyMoreUntilSomebodyDecidesOtherwise() {
		WebhookDelivery webhooks = start(local());
		String url = this.receiver.url("partner.example");
		this.receiver.then(TestReceiver.answer(410));
		finish("meal-1", url);
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(webhooks.disabledHosts()).containsExactly("partner.example");
		DeliverySpec spec = new DeliverySpec(DeliveryMethod.WEBHOOK, url);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> webhooks.check(spec));
		finish("meal-2", url);
		assertThat(this.receiver.received).hasSize(1);
		webhooks.readmit(spec);
		assertThatCode(() -> webhooks.check(spec)).doesNotThrowAnyException();
		this.store.deliveries().redrive(WorkKey.of("meal-1"));
		assertThat(this.receiver.received).hasSize(2);
		assertThat(delivery("meal-1")).isNull();
	}

	@Test
	void anAddressThatIsGoneIsKnownToTheNextProcessAndEnabledForAll() {
		WebhookDelivery first = start(local());
		String url = this.receiver.url("partner.example");
		this.receiver.then(TestReceiver.answer(410));
		finish("meal-1", url);
		WebhookDelivery next = webhooks(local());
		DeliverySpec spec = new DeliverySpec(DeliveryMethod.WEBHOOK, url);
		assertThat(next.disabledHosts()).containsExactly("partner.example");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> next.check(spec));
		next.readmit(spec);
		this.store.deliveries().redrive(WorkKey.of("meal-1"));
		assertThat(this.receiver.received).hasSize(2);
		assertThat(delivery("meal-1")).isNull();
		assertThat(first.disabledHosts()).isEmpty();
	}

	@Test
	void whereThereIsNoSharedMemoryAnAddressThatIsGoneIsKnownToItsProcess() {
		this.memory = new UnsupportedMemoryStore("not here");
		WebhookDelivery webhooks = start(local());
		String url = this.receiver.url("partner.example");
		this.receiver.then(TestReceiver.answer(410));
		finish("meal-1", url);
		finish("meal-2", url);
		assertThat(this.receiver.received).hasSize(1);
		assertThat(webhooks.disabledHosts()).containsExactly("partner.example");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 307, 308, 400, 401, 404, 422 })
	void otherRefusalsAreFinalAndRedirectsAreNotFollowed(int status) throws Exception {
		start(local());
		try (TestReceiver elsewhere = new TestReceiver()) {
			this.receiver.then(TestReceiver.answer(status, "Location: " + elsewhere.url("127.0.0.1")));
			finish("meal-1", this.receiver.url("partner.example"));
			this.time.advance(Duration.ofDays(1));
			assertThat(this.receiver.received).hasSize(1);
			assertThat(elsewhere.connections).isEmpty();
		}
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(delivery("meal-1").lastError()).isEqualTo("The receiver answered " + status);
	}

	@ParameterizedTest
	@ValueSource(strings = { TestReceiver.HANG, "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200",
			"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n" })
	void withoutAWholeAnswerTheResultHasNotArrived(String answer) {
		start(local());
		this.receiver.then(answer);
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.PENDING);
		this.time.advance(Duration.ofSeconds(2));
		assertThat(this.receiver.received).hasSize(2);
		assertThat(delivery("meal-1")).isNull();
	}

	@Test
	void anAnswerWithoutItsWholeBodyIsAnArrival() {
		start(local());
		this.receiver.then("HTTP/1.1 204 No Content\r\nContent-Length: 1000\r\n\r\nonly this");
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1")).isNull();
	}

	@Test
	void noMoreIsReadThanHeadersMayTake() {
		start(local());
		this.receiver.then("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1").lastError()).isEqualTo("The connection to the receiver failed");
	}

	@Test
	void aHostThatIsNotKnownOrDoesNotListenMayBeSoLater() {
		start(new DestinationRules(settings(true), (host) -> {
			throw new UnknownHostException(host);
		}));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.PENDING);
		assertThat(delivery("meal-1").lastError()).isEqualTo("The host of the receiver is not known");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "0.0.0.0", "::ffff:127.0.0.1", "10.0.0.1" })
	void aNameOfThisMachineIsNotConnectedTo(String hidden) {
		start(new DestinationRules(settings(false), (host) -> List.of(InetAddress.getByName(hidden))));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(this.receiver.connections).isEmpty();
		assertThat(this.connected).isEmpty();
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(delivery("meal-1").lastError()).startsWith("The address is refused");
	}

	@Test
	void aNameThatChangesBetweenLookupsIsConnectedToWhereItWasChecked() throws Exception {
		List<String> lookups = new ArrayList<>();
		InetAddress checked = InetAddress.getByName("198.41.0.4");
		InetAddress hidden = InetAddress.getByName("127.0.0.1");
		start(new DestinationRules(settings(false), (host) -> {
			lookups.add(host);
			return List.of((lookups.size() == 1) ? checked : hidden);
		}));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(lookups).hasSize(1);
		assertThat(this.connected).containsExactly(new InetSocketAddress(checked, this.receiver.port()));
		this.time.advance(Duration.ofSeconds(2));
		assertThat(lookups).hasSize(2);
		assertThat(this.connected).hasSize(1);
		assertThat(this.receiver.connections).isEmpty();
		assertThat(delivery("meal-1").state()).isEqualTo(DeliveryState.GIVEN_UP);
	}

	@Test
	void theNextAddressOfAHostIsTriedIfTheFirstCannotBeReached() throws Exception {
		InetAddress nobody = InetAddress.getByName("127.0.0.2");
		InetAddress here = InetAddress.getByName("127.0.0.1");
		start(new DestinationRules(settings(true), (host) -> List.of(nobody, here)));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(this.receiver.received).hasSize(1);
		assertThat(this.connected).hasSize(2);
	}

	@Test
	void errorsShowNothingOfTheAddress() {
		start(local());
		this.receiver.then(TestReceiver.answer(500, "X: s3cret t0ken"));
		finish("meal-1", this.receiver.url("partner.example"));
		assertThat(delivery("meal-1").lastError()).doesNotContain("s3cret", "t0ken", "partner");
	}

	private void assertSignedLately(TestReceiver.Received received) {
		assertThat(SIGNATURES.isValid(received.headers().get("webhook-id"), received.headers().get("webhook-timestamp"),
				received.headers().get("webhook-signature"), received.body(), this.time.instant()))
			.isTrue();
	}

	private void assertSigned(TestReceiver.Received received) {
		assertSignedLately(received);
		assertThat(received.headers().get("webhook-id")).matches("msg_[0-9a-f]{32}");
		assertThat(received.headers().get("webhook-timestamp"))
			.isEqualTo(Long.toString(this.time.instant().getEpochSecond()));
	}

	private DestinationRules local() {
		return new DestinationRules(settings(true), (host) -> List.of(InetAddress.getByName("127.0.0.1")));
	}

	private DestinationSettings settings(boolean privateAddresses) {
		return new DestinationSettings(Set.of("partner.example:" + this.receiver.port()), true, privateAddresses);
	}

	private WebhookDelivery webhooks(DestinationRules rules) {
		WebhookClient client = new WebhookClient(new WatchedSockets(), (SSLSocketFactory) SSLSocketFactory.getDefault(),
				new ScheduledTimers(this.realTime), TIMEOUT);
		DisabledAddresses disabled = new DisabledAddresses(this.memory, "kitchen");
		disabled.load();
		return new WebhookDelivery(SIGNATURES, rules, disabled, client, Runnable::run, this.time);
	}

	private WebhookDelivery start(DestinationRules rules) {
		WebhookDelivery webhooks = webhooks(rules);
		new ResultDelivery(DeliverySettings.DEFAULT, Deliveries.keptBy(this.store.deliveries()),
				new DeliveryChannels(List.of(webhooks)), (delivery, outcome) -> {
				}, new EnginePorts(this.time, this.time, this.time, new Random(7)))
			.start();
		return webhooks;
	}

	private Delivery delivery(String id) {
		return this.store.deliveries().find(WorkKey.of(id)).toCompletableFuture().join().orElse(null);
	}

	private void finish(String id, String url) {
		WorkRequest request = WorkRequest.of(id, "prepare-meal", "soup")
			.delivery(new DeliverySpec(DeliveryMethod.WEBHOOK, url))
			.build();
		this.store.enqueue(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), 10);
		this.store.claim(1, Duration.ofMinutes(1))
			.thenAccept((claims) -> this.store.finish(claims.get(0), WorkResult.completed("done \u00fc")));
	}

	/**
	 * Notes where sockets are connected to, and lets them reach nobody but this machine.
	 */
	private final class WatchedSockets extends SocketFactory {

		@Override
		public Socket createSocket() {
			return new Socket() {

				@Override
				public void connect(SocketAddress endpoint, int timeout) throws IOException {
					WebhookDeliveryTests.this.connected.add(endpoint);
					if (!((InetSocketAddress) endpoint).getAddress().isLoopbackAddress()) {
						throw new IOException("unreachable");
					}
					super.connect(endpoint, timeout);
				}

			};
		}

		@Override
		public Socket createSocket(String host, int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(InetAddress host, int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
			throw new UnsupportedOperationException();
		}

	}

}
