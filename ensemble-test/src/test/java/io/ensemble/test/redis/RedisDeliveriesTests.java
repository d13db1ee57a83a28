package io.ensemble.test.redis;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.ensemble.test.http.WorkApi;
import io.ensemble.transport.redis.stream.RedisEventTopic;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicEvent;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results that a running ensemble delivers over Redis, asked for over HTTP.
 */
class RedisDeliveriesTests {

	private final BlockingQueue<TopicEvent> heard = new LinkedBlockingQueue<>();

	private RedisProcess redis;

	private RedisStoreClient client;

	private WorkApi kitchen;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.client = new RedisStoreClient(this.redis);
		this.kitchen = kitchen("kitchen", "--ensemble.transport.redis.queue-addresses=reception,guest-*",
				"--ensemble.transport.redis.topic-addresses=menu");
	}

	@AfterEach
	void stop() throws Exception {
		this.kitchen.close();
		this.client.close();
		this.redis.close();
	}

	@Test
	void aResultWaitsInTheQueueUntilItsReceiverTakesItOff() throws Exception {
		assertThat(this.kitchen.submit("r-1", "QUEUE", "guest-7").statusCode()).isEqualTo(202);
		RedisCommands<String, String> server = this.client.server();
		await().until(() -> server.xlen("ensemble:queue:guest-7") == 1);
		StreamMessage<String, String> entry = server.xrange("ensemble:queue:guest-7", Range.unbounded()).get(0);
		assertThat(entry.getBody()).containsEntry("key", "r-1").containsEntry("ensemble-request-id", "r-1");
		assertThat(entry.getBody().get("payload")).contains("\"requestId\":\"r-1\"", "\"status\":\"COMPLETED\"",
				"\"result\":\"cooked soup\"");
		assertThat(entry.getBody().get("traceparent")).startsWith("00-");
		assertThat(server.xdel("ensemble:queue:guest-7", entry.getId())).isEqualTo(1);
	}

	@Test
	void aResultForATopicIsHeardInAnotherEnsemble() throws Exception {
		try (WorkApi frontDesk = kitchen("front-desk")) {
			EventTopic topics = frontDesk.context().getBean(EventTopic.class);
			assertThat(topics).isInstanceOf(RedisEventTopic.class);
			RedisStoreClient.await(topics.subscribe("menu", this.heard::add));
			assertThat(this.kitchen.submit("r-1", "TOPIC", "menu").statusCode()).isEqualTo(202);
			assertThat(this.heard.poll(10, TimeUnit.SECONDS).key()).isEqualTo("r-1");
		}
	}

	@Test
	void whatAScheduleBroadcastsIsHeardInAnotherEnsemble() throws Exception {
		try (WorkApi frontDesk = kitchen("front-desk")) {
			RedisStoreClient
				.await(frontDesk.context().getBean(EventTopic.class).subscribe("hotel.inventory", this.heard::add));
			try (WorkApi store = kitchen("store", "--ensemble.schedule.tasks.count.task=cook",
					"--ensemble.schedule.tasks.count.context=tins", "--ensemble.schedule.tasks.count.every=1s",
					"--ensemble.schedule.min-interval=1s",
					"--ensemble.schedule.tasks.count.broadcast-to=hotel.inventory")) {
				assertThat(store.context().isRunning()).isTrue();
				assertThat(this.heard.poll(20, TimeUnit.SECONDS).payload()).contains("cooked tins");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble:locks:x", "locks:x", "{kitchen}:work", "ensemble:{front-desk}:ready",
			"../{front-desk}", "reception:x", "reception\\r\\nDEL", "front-desk", "menu", "" })
	void addressesThatAreInternalKeysOrNotAllowedAreRefusedAndNothingIsWritten(String address) {
		List<String> before = this.client.server().keys("*");
		assertThat(this.kitchen.submit("r-1", "QUEUE", address)).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.body()).contains("delivery.address");
		});
		assertThat(this.client.server().keys("*")).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void withoutABrokerThereAreNoQueues() throws Exception {
		try (WorkApi simple = WorkApi.start("--ensemble.name=simple")) {
			assertThat(simple.submit("r-1", "QUEUE", "reception")).satisfies((answer) -> {
				assertThat(answer.statusCode()).isEqualTo(400);
				assertThat(answer.body()).contains("delivery.method");
			});
		}
	}

	private WorkApi kitchen(String name, String... more) {
		String[] properties = Stream
			.concat(Stream.of("--ensemble.name=" + name, "--ensemble.transport.type=redis",
					"--ensemble.transport.redis.url=redis://127.0.0.1:" + this.redis.port()), Stream.of(more))
			.toArray(String[]::new);
		return WorkApi.start(properties);
	}

}
