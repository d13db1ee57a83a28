package io.ensemble.test.shared;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.claim.ClaimedResult;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.work.ErrorCode;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Room service knows no address of the kitchen; all it has is the store.
 */
abstract class SharedStoreContract {

	private static final String NOWHERE = "ensemble.network.address-template=ws://localhost:1/{ensemble}";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final RetryConfig ONCE = RetryConfig.custom().maxAttempts(1).build();

	private final HttpClient http = HttpClient.newHttpClient();

	private Departments departments;

	abstract String[] store() throws Exception;

	@BeforeEach
	void open() throws Exception {
		this.departments = new Departments(store());
	}

	@AfterEach
	void close() {
		this.departments.close();
	}

	@Test
	void aCallBeforeTheKitchenIsUpIsAnsweredOnceItIs() throws Exception {
		EnsembleNetwork network = this.departments.roomService(NOWHERE);
		RemoteWork<String> soup = network.task("kitchen", "prepare-meal").submit("soup");
		assertThat(soup.result()).isNotDone();
		Kitchen kitchen = new Kitchen();
		this.departments.kitchen(kitchen);
		assertThat(soup.result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("soup is served");
		assertThat(network.tool("kitchen", "check-inventory").call("eggs")).isEqualTo("3 eggs");
		assertThat(kitchen.prepared).containsExactly("soup");
	}

	@Test
	void askingAgainGetsTheSameResultAndAnotherInputIsRefused() {
		EnsembleNetwork network = this.departments.roomService(NOWHERE);
		Kitchen kitchen = new Kitchen();
		this.departments.kitchen(kitchen);
		assertThat(network.task("kitchen", "prepare-meal").requestId("meal-1").call("soup"))
			.isEqualTo("soup is served");
		assertThat(network.task("kitchen", "prepare-meal").requestId("meal-1").call("soup"))
			.isEqualTo("soup is served");
		assertThat(kitchen.prepared).containsExactly("soup");
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "prepare-meal").requestId("meal-1").call("salad"))
			.satisfies((refused) -> assertThat(refused.getCode()).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH));
	}

	@Test
	void aFailureOfTheKitchenIsTheSameAsOverAConnection() {
		EnsembleNetwork network = this.departments.roomService(NOWHERE);
		this.departments.kitchen(new Kitchen());
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> network.task("kitchen", "burn-meal").call("soup"))
			.withMessageContaining("soup is burnt")
			.satisfies((failed) -> assertThat(failed.getCode()).isEqualTo(ErrorCode.TASK_FAILED));
	}

	@Test
	void aFullQueueRefusesAndWhatNobodyDoesInTimeIsWithdrawn() {
		EnsembleNetwork network = this.departments.roomService(NOWHERE, "ensemble.work.queue-capacity=1");
		List<CompletableFuture<String>> results = Stream.of("soup", "salad")
			.map((order) -> network.task("kitchen", "prepare-meal")
				.retry(ONCE)
				.timeout(Duration.ofSeconds(3))
				.submit(order)
				.result())
			.toList();
		List<Throwable> failures = results.stream().map(SharedStoreContract::failure).toList();
		assertThat(failures).hasAtLeastOneElementOfType(RemoteTimeoutException.class)
			.filteredOn(RemoteRefusedException.class::isInstance)
			.singleElement()
			.extracting((refused) -> ((RemoteRefusedException) refused).getCode())
			.isEqualTo(ErrorCode.QUEUE_FULL);
		Kitchen kitchen = new Kitchen();
		this.departments.kitchen(kitchen);
		assertThat(network.task("kitchen", "prepare-meal").call("cake")).isEqualTo("cake is served");
		assertThat(kitchen.prepared).containsExactly("cake");
	}

	@Test
	void anyProcessTakesAnyProcessRunsAnyProcessAnswers() throws Exception {
		Kitchen first = new Kitchen();
		Kitchen second = new Kitchen();
		ConfigurableApplicationContext taking = this.departments.kitchen(first, "ensemble.work.max-concurrent=1");
		CompletableFuture<HttpResponse<String>> stirred = post(taking, "stir", "stirred-1", "sauce");
		assertThat(first.busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		ConfigurableApplicationContext running = this.departments.kitchen(second);
		HttpResponse<String> meal = post(taking, "prepare-meal", "meal-1", "soup").get(PATIENCE.toSeconds(),
				TimeUnit.SECONDS);
		assertThat(meal.statusCode()).isEqualTo(200);
		assertThat(meal.body()).contains("soup is served");
		assertThat(first.prepared).isEmpty();
		assertThat(second.prepared).containsExactly("soup");
		CompletableFuture<HttpResponse<String>> elsewhere = get(running, "stirred-1?wait=PT20S");
		first.free.countDown();
		assertThat(elsewhere.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).contains("sauce is stirred");
		assertThat(stirred.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).contains("sauce is stirred");
		assertThat(get(taking, "meal-1").get().body()).contains("soup is served");
	}

	@Test
	void whoFollowsWorkAtAnyProcessIsToldItsEndByIt() throws Exception {
		Kitchen first = new Kitchen();
		ConfigurableApplicationContext running = this.departments.kitchen(first);
		post(running, "stir", "stirred-4", "sauce");
		assertThat(first.busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		ConfigurableApplicationContext other = this.departments.kitchen(new Kitchen());
		HttpRequest follow = HttpRequest.newBuilder(uri(other, "/api/work/stirred-4/events")).build();
		HttpResponse<Stream<String>> events = this.http.sendAsync(follow, HttpResponse.BodyHandlers.ofLines())
			.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		first.free.countDown();
		List<String> told = CompletableFuture.supplyAsync(() -> events.body().toList())
			.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(told).filteredOn((line) -> line.startsWith("event: "))
			.containsExactly("event: RUNNING", "event: COMPLETED");
		assertThat(told).anyMatch((line) -> line.contains("sauce is stirred"));
	}

	@Test
	void aPeerConnectedToOneProcessIsSentWhatAnotherDid() throws Exception {
		Kitchen first = new Kitchen();
		Kitchen second = new Kitchen();
		ConfigurableApplicationContext connected = this.departments.kitchen(first, "ensemble.work.max-concurrent=1");
		post(connected, "stir", "stirred-2", "sauce");
		assertThat(first.busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		this.departments.kitchen(second);
		EnsembleNetwork network = this.departments.connected(Departments.port(connected));
		assertThat(network.task("kitchen", "prepare-meal").call("soup")).isEqualTo("soup is served");
		assertThat(first.prepared).isEmpty();
		assertThat(second.prepared).containsExactly("soup");
		first.free.countDown();
	}

	@Test
	void aResultIsOfferedByTheProcessToWhichAReplicaIsConnected() throws Exception {
		Kitchen first = new Kitchen();
		Kitchen second = new Kitchen();
		String[] properties = { "ensemble.work.max-concurrent=1",
				"ensemble.delivery.broadcast-claim.services=reception" };
		ConfigurableApplicationContext connected = this.departments.kitchen(first, properties);
		post(connected, "stir", "stirred-3", "sauce");
		assertThat(first.busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		ConfigurableApplicationContext unconnected = this.departments.kitchen(second, properties);
		CompletableFuture<ClaimedResult> claimed = new CompletableFuture<>();
		this.departments.receiving(Departments.port(connected), claimed::complete);
		send(unconnected, """
				{"requestId": "meal-2", "task": "prepare-meal", "context": "soup",
				"delivery": {"method": "BROADCAST_CLAIM", "address": "reception"}}""");
		assertThat(claimed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).result().result()).isEqualTo("soup is served");
		assertThat(second.prepared).containsExactly("soup");
		first.free.countDown();
	}

	@Test
	void whatWaitsIsDividedByTheProcessesThatShareIt() throws Exception {
		String[] properties = { "ensemble.work.max-concurrent=1", "ensemble.work.lease=3s" };
		Kitchen first = new Kitchen();
		Kitchen second = new Kitchen();
		ConfigurableApplicationContext one = this.departments.kitchen(first, properties);
		ConfigurableApplicationContext other = this.departments.kitchen(second, properties);
		for (int i = 0; i < 5; i++) {
			post(one, "stir", "stirring-" + i, "sauce");
		}
		for (ConfigurableApplicationContext kitchen : List.of(one, other)) {
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(kitchen)).isEqualTo(1.5));
		}
		first.free.countDown();
		second.free.countDown();
		for (ConfigurableApplicationContext kitchen : List.of(one, other)) {
			await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(kitchen)).isZero());
		}
	}

	private static double waiting(ConfigurableApplicationContext kitchen) {
		return kitchen.getBean(MeterRegistry.class).get("agentensemble.queued.requests").gauge().value();
	}

	private static Throwable failure(CompletableFuture<String> result) {
		return result.handle((output, failure) -> failure).join();
	}

	private CompletableFuture<HttpResponse<String>> post(ConfigurableApplicationContext at, String task, String id,
			String input) {
		String body = """
				{"requestId": "%s", "task": "%s", "context": "%s"}""".formatted(id, task, input);
		return send(at, body);
	}

	private CompletableFuture<HttpResponse<String>> send(ConfigurableApplicationContext at, String body) {
		return send(HttpRequest.newBuilder(uri(at, "/api/work?wait=PT20S"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private CompletableFuture<HttpResponse<String>> get(ConfigurableApplicationContext at, String work) {
		return send(HttpRequest.newBuilder(uri(at, "/api/work/" + work)));
	}

	private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
		return this.http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(ConfigurableApplicationContext at, String path) {
		return URI.create("http://localhost:" + Departments.port(at) + path);
	}

}
