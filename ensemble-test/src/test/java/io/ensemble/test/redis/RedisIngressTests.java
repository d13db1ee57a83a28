package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ensemble.engine.WorkStores;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.test.http.WorkApi;
import io.ensemble.transport.Found;
import io.ensemble.work.Ingress;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * A stream of strangers and an ensemble that reads it.
 */
class RedisIngressTests {

	private static final String ORDERS = "guest-orders";

	private static final String GROUP = "agentensemble.kitchen";

	private static final String DEAD = "ensemble:dead-letters:guest-orders";

	private static final String[] CONTEXT = { "--ensemble.ingress.redis.orders.task=cook",
			"--ensemble.ingress.redis.orders.field=order" };

	private RedisProcess redis;

	private RedisStoreClient client;

	private RedisCommands<String, String> server;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.client = new RedisStoreClient(this.redis);
		this.server = this.client.server();
	}

	@AfterEach
	void stop() throws Exception {
		this.client.close();
		this.redis.close();
	}

	@Test
	void whatWasThereBeforeTheGroupAndWhatComesLaterIsWork() {
		String early = add("soup");
		try (WorkApi kitchen = kitchen(CONTEXT)) {
			String late = add("fish");
			assertThat(ended(kitchen, id(early)).result().output()).isEqualTo("cooked soup");
			assertThat(ended(kitchen, id(late)).result().output()).isEqualTo("cooked fish");
			assertThat(ended(kitchen, id(late)).ingress()).isEqualTo(Ingress.QUEUE);
			await().until(() -> pending() == 0);
			assertThat(this.server.xlen(ORDERS)).as("the stream is its owner's").isEqualTo(2);
		}
		assertThat(this.server.xinfoConsumers(ORDERS, GROUP)).as("who left without pending entries").isEmpty();
	}

	@Test
	void anEnvelopeNamesItsTaskAndIsDoneOnceHoweverOftenItIsAdded() {
		try (WorkApi kitchen = kitchen("--ensemble.ingress.redis.orders.format=envelope")) {
			for (int i = 0; i < 3; i++) {
				this.server.xadd(ORDERS, "payload", """
						{"requestId":"r-1","task":"cook","context":"soup"}""");
			}
			assertThat(ended(kitchen, "r-1").attempt()).isEqualTo(1);
			await().until(() -> pending() == 0 && delivered() == 3);
			assertThat(this.server.exists(DEAD)).isZero();
		}
	}

	@Test
	void garbageIsPutAsideAtOnceAndCountedByReasonAndReadingGoesOn() {
		this.server.xadd(ORDERS, "payload", "soup, please");
		this.server.xadd(ORDERS, "dish", "soup");
		this.server.xadd(ORDERS, "payload", "{\"task\":\"fly\",\"context\":\"south\"}");
		this.server.xadd(ORDERS, "payload", "x".repeat(5 * 1024 * 1024));
		this.server.xadd(ORDERS, "payload", "{\"requestId\":\"r-1\",\"task\":\"cook\",\"context\":\"soup\"}");
		try (WorkApi kitchen = kitchen("--ensemble.ingress.redis.orders.format=envelope")) {
			ended(kitchen, "r-1");
			await().until(() -> pending() == 0);
			List<Map<String, String>> dead = this.server.xrange(DEAD, Range.unbounded())
				.stream()
				.map((message) -> message.getBody())
				.toList();
			assertThat(dead).extracting((fields) -> fields.get("ensemble-dead-letter-reason"))
				.containsExactly("invalid-request", "invalid-request", "unknown-capability", "too-large");
			assertThat(dead.get(0)).containsEntry("payload", "soup, please");
			assertThat(dead.get(1)).containsEntry("dish", "soup")
				.containsEntry("ensemble-dead-letter-message", "The field payload must be given");
			assertThat(dead.get(0).get("ensemble-dead-letter-origin")).startsWith(ORDERS + "@");
			assertThat(count(kitchen, "too-large")).isEqualTo(1);
			assertThat(count(kitchen, "invalid-request")).isEqualTo(2);
		}
	}

	@Test
	void whatADeadReaderLeftBehindIsClaimedToTheLast() {
		List<String> ids = IntStream.range(0, 25).mapToObj((i) -> add("soup " + i)).toList();
		this.server.xgroupCreate(StreamOffset.from(ORDERS, "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
		this.server.xreadgroup(Consumer.from(GROUP, "ghost"), XReadArgs.Builder.count(100),
				StreamOffset.lastConsumed(ORDERS));
		assertThat(pending()).isEqualTo(25);
		try (WorkApi kitchen = kitchen(with(CONTEXT, "--ensemble.ingress.redis.orders.claim-after=500ms"))) {
			ids.forEach((id) -> assertThat(ended(kitchen, id(id)).attempt()).isEqualTo(1));
			await().until(() -> pending() == 0);
		}
	}

	@Test
	void anEmptiedServerIsReadOn() {
		try (WorkApi kitchen = kitchen(CONTEXT)) {
			ended(kitchen, id(add("soup")));
			this.server.flushall();
			assertThat(ended(kitchen, id(add("fish"))).result().output()).isEqualTo("cooked fish");
		}
	}

	@Test
	void aFullQueueHoldsReadingBackAndNothingIsAcknowledgedThatIsNotKept() {
		List<String> ids = IntStream.range(0, 8).mapToObj((i) -> add("slowly " + i)).toList();
		try (WorkApi kitchen = kitchen(with(CONTEXT, "--ensemble.work.queue-capacity=2",
				"--ensemble.work.max-concurrent=1", "--ensemble.work.initial-service-time=10ms"))) {
			await().until(() -> kitchen.cooking() == 1);
			await().until(() -> pending() > 0);
			assertThat(find(kitchen, id(ids.get(7)))).isInstanceOf(Found.Unknown.class);
			kitchen.serve();
			ids.forEach((id) -> assertThat(ended(kitchen, id(id)).attempt()).isEqualTo(1));
			await().until(() -> pending() == 0);
		}
	}

	@Test
	void whoDrainsReadsNoMoreAndLeavesTheRestToOthers() throws Exception {
		try (WorkApi kitchen = kitchen(CONTEXT)) {
			ended(kitchen, id(add("soup")));
			kitchen.context().getBean(EnsembleLifecycle.class).drain();
			await().until(() -> this.server.xinfoConsumers(ORDERS, GROUP).isEmpty());
			add("fish");
			assertThat(delivered()).isEqualTo(1);
		}
		String left = this.server.xrange(ORDERS, Range.unbounded()).get(1).getId();
		try (WorkApi other = kitchen(CONTEXT)) {
			assertThat(ended(other, id(left)).result().output()).isEqualTo("cooked fish");
		}
	}

	@Test
	void aServerThatIsAwayIsReadOnceItIsBack() throws Exception {
		this.redis.kill();
		try (WorkApi kitchen = kitchen(CONTEXT)) {
			this.redis.start();
			String id = await().ignoreExceptions().until(() -> add("soup"), (added) -> true);
			assertThat(ended(kitchen, id(id)).result().output()).isEqualTo("cooked soup");
		}
	}

	@Test
	void whatMakesNoSenseEndsTheStart() {
		refuses("--ensemble.ingress.redis.orders.format=context");
		refuses("--ensemble.ingress.redis.orders.format=envelope", "--ensemble.ingress.redis.orders.task=cook");
		refuses("--ensemble.ingress.redis.orders.task=cook", "--ensemble.ingress.redis.own.task=cook",
				"--ensemble.ingress.redis.own.stream=ensemble:{kitchen}");
		refuses("--ensemble.ingress.redis.orders.task=cook", "--ensemble.ingress.redis.orders.claim-after=1ms");
	}

	private void refuses(String... properties) {
		assertThatException().isThrownBy(() -> kitchen(properties).close())
			.havingRootCause()
			.withMessageContaining("ensemble.ingress.redis.");
	}

	private WorkApi kitchen(String... properties) {
		return WorkApi
			.start(with(new String[] { "--ensemble.name=kitchen", "--ensemble.ingress.redis.orders.stream=" + ORDERS,
					"--ensemble.transport.redis.url=redis://127.0.0.1:" + this.redis.port() }, properties));
	}

	private static String[] with(String[] some, String... more) {
		return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
	}

	private String add(String order) {
		return this.server.xadd(ORDERS, "order", order);
	}

	private static String id(String entry) {
		return "redis:" + ORDERS + ":" + entry;
	}

	private long pending() {
		return this.server.xpending(ORDERS, GROUP).getCount();
	}

	private long delivered() {
		return this.server.xrange(ORDERS, Range.create("-", lastDelivered())).size();
	}

	private String lastDelivered() {
		List<?> group = (List<?>) this.server.xinfoGroups(ORDERS).get(0);
		return String.valueOf(group.get(group.indexOf("last-delivered-id") + 1));
	}

	private static double count(WorkApi kitchen, String reason) {
		return kitchen.context()
			.getBean(MeterRegistry.class)
			.get("agentensemble.ingress.dead.letters")
			.tag("reason", reason)
			.counter()
			.count();
	}

	private static Found find(WorkApi kitchen, String id) {
		return kitchen.context().getBean(WorkStores.class).results().find(WorkKey.of(id)).toCompletableFuture().join();
	}

	private static WorkRecord ended(WorkApi kitchen, String id) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> find(kitchen, id) instanceof Found.Present present && present.record().status().isFinal());
		return ((Found.Present) find(kitchen, id)).record();
	}

}
