package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.ensemble.test.http.WorkApi;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.CacheKey;
import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisAdvancedClusterCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A running ensemble on a cluster of three nodes that has no more rights than the guide
 * names, and a second process of it.
 */
class RedisClusterTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private static RedisCluster cluster;

	private static WorkApi kitchen;

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private RedisClusterClient client;

	private RedisAdvancedClusterCommands<String, String> server;

	@BeforeAll
	static void startCluster(@TempDir Path directory) throws Exception {
		cluster = new RedisCluster(directory);
		cluster.admitDocumentedUser("~orders", "~ensemble:dead-letters:*");
		kitchen = WorkApi.start("--ensemble.name=kitchen", "--ensemble.transport.type=redis",
				"--spring.data.redis.cluster.nodes=" + cluster.addresses(),
				"--spring.data.redis.username=" + DocumentedUser.NAME,
				"--spring.data.redis.password=" + DocumentedUser.PASSWORD,
				"--ensemble.transport.redis.queue-addresses=reception,guest-*",
				"--ensemble.transport.redis.topic-addresses=menu", "--ensemble.ingress.redis.orders.stream=orders",
				"--ensemble.ingress.redis.orders.task=cook", "--ensemble.ingress.redis.orders.field=order");
	}

	@AfterAll
	static void stopCluster() throws Exception {
		if (kitchen != null) {
			kitchen.close();
		}
		cluster.close();
	}

	@BeforeEach
	void connect() {
		List<RedisURI> nodes = Arrays.stream(cluster.addresses().split(","))
			.map((address) -> RedisURI.create("redis://" + address))
			.toList();
		this.client = RedisClusterClient.create(nodes);
		this.client.setOptions(RedisClientOptions.apply(ClusterClientOptions.builder(), Duration.ofSeconds(5)).build());
		this.server = this.client.connect().sync();
	}

	@AfterEach
	void disconnect() {
		this.client.shutdown();
		this.threads.shutdownNow();
	}

	@Test
	void workOfOneProcessIsDoneByAnotherAndItsEndIsPushedBack() throws Exception {
		try (RedisStore other = store("kitchen")) {
			CompletableFuture<WorkRecord> end = other.results().expect(WorkKey.of("c-1"));
			Submission soup = new Submission(WorkRequest.of("c-1", "cook", "soup").build(), WorkKey.ANYONE,
					Ingress.HTTP);
			RedisStoreClient.await(other.queue().enqueue(soup, 10));
			assertThat(end.get(20, TimeUnit.SECONDS).status()).isEqualTo(WorkStatus.COMPLETED);
		}
	}

	@Test
	void resultsAreDeliveredToQueuesOnOtherNodes() {
		for (String address : List.of("reception", "guest-1", "guest-2", "guest-3")) {
			assertThat(kitchen.submit("q-" + address, "QUEUE", address).statusCode()).isEqualTo(202);
			await().until(() -> this.server.xlen("ensemble:queue:" + address) == 1);
		}
		assertThat(cluster.nodesInUse()).isGreaterThan(1);
	}

	@Test
	void resultsAreDeliveredToTopics() throws Exception {
		BlockingQueue<TopicEvent> heard = new LinkedBlockingQueue<>();
		RedisStoreClient.await(kitchen.context().getBean(EventTopic.class).subscribe("menu", heard::add));
		assertThat(kitchen.submit("t-1", "TOPIC", "menu").statusCode()).isEqualTo(202);
		assertThat(heard.poll(20, TimeUnit.SECONDS)).extracting(TopicEvent::key).isEqualTo("t-1");
	}

	@Test
	void workIsTakenFromStreams() {
		this.server.xadd("orders", Map.of("order", "soup"));
		await().until(() -> {
			String groups = this.server.xinfoGroups("orders").toString();
			return groups.contains("pending, 0") && groups.contains("entries-read, 1");
		});
	}

	@Test
	void claimsJournalsLocksAndCachesAreKept() throws Exception {
		try (RedisStore bar = store("bar"); RedisStore other = store("bar")) {
			RedisStoreClient.await(bar.queue().enqueue(RedisStoreClient.submission("b-1"), 10));
			Claim claim = RedisStoreClient.await(other.queue().claim(1, LEASE)).get(0);
			RunJournal journal = other.journal();
			assertThat(RedisStoreClient.await(journal.open(claim))).contains(List.of());
			assertThat(RedisStoreClient.await(journal.append(claim, "stirred"))).isTrue();
			assertThat(RedisStoreClient.await(journal.open(claim))).contains(List.of("stirred"));
			assertLockAndCache(bar, other);
		}
	}

	private static void assertLockAndCache(RedisStore bar, RedisStore other) throws Exception {
		LockProvider locks = bar.locks();
		assertThat(RedisStoreClient.await(locks.acquire("shaker", LEASE))).isPresent();
		assertThat(RedisStoreClient.await(other.locks().acquire("shaker", LEASE))).isEmpty();
		CacheKey olives = new CacheKey(WorkKey.ANYONE, "mix", "olives");
		RedisStoreClient.await(bar.cache(LEASE).put(olives, "three"));
		assertThat(RedisStoreClient.await(other.cache(LEASE).get(olives, null))).contains("three");
	}

	private RedisStore store(String ensemble) {
		return new RedisStore(this.client,
				RedisStoreSettings.of(ensemble, Ageing.DEFAULT, Duration.ofHours(1), Duration.ofHours(1)),
				this.threads);
	}

}
