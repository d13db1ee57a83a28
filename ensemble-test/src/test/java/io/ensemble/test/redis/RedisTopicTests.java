package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.redis.stream.RedisEventTopic;
import io.ensemble.transport.topic.TopicEvent;
import io.lettuce.core.KillArgs;
import io.lettuce.core.Range;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What is peculiar to topics in Redis, between two processes.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisTopicTests {

	private static final String MENU = "ensemble:topic:menu";

	private final BlockingQueue<TopicEvent> heard = new LinkedBlockingQueue<>();

	private RedisProcess redis;

	private RedisStreamClient kitchen;

	private RedisStreamClient frontDesk;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory, "--appendonly", "yes");
		this.kitchen = new RedisStreamClient(this.redis, Duration.ofHours(1));
		this.frontDesk = new RedisStreamClient(this.redis, Duration.ofHours(1));
	}

	@AfterEach
	void stop() throws Exception {
		this.kitchen.close();
		this.frontDesk.close();
		this.redis.close();
	}

	@Test
	void anotherProcessHearsWithoutAGapWhenItsConnectionBreaks() throws Exception {
		subscribe();
		RedisCommands<String, String> server = this.kitchen.server();
		for (int i = 0; i < 300; i++) {
			RedisStoreClient.await(this.kitchen.topics().publish(TopicEvent.of("menu", Integer.toString(i))));
			if (i % 100 == 50) {
				server.clientKill(KillArgs.Builder.typeNormal().skipme());
				await().ignoreExceptions().until(() -> publishes("again"));
			}
		}
		await().until(() -> texts().contains("299"));
		assertThat(texts().stream().filter((text) -> !text.equals("again")).distinct().toList())
			.containsExactlyElementsOf(IntStream.range(0, 300).mapToObj(Integer::toString).toList());
	}

	@Test
	void aServerThatWasAwayIsReadFromWhereReadingEnded() throws Exception {
		subscribe();
		RedisStoreClient.await(this.frontDesk.topics().publish(TopicEvent.of("menu", "before")));
		assertThat(next()).isEqualTo("before");
		this.redis.kill();
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> RedisStoreClient.await(this.kitchen.topics().publish(TopicEvent.of("menu", "lost"))));
		this.redis.start();
		await().ignoreExceptions().until(() -> publishes("after"));
		assertThat(next()).isEqualTo("after");
	}

	@Test
	void whoSubscribesWhileTheServerIsAwayHearsOnceItIsBack() throws Exception {
		this.redis.kill();
		var subscription = this.frontDesk.topics().subscribe("menu", this.heard::add).toCompletableFuture();
		assertThat(subscription).isNotDone();
		this.redis.start();
		assertThat(subscription).succeedsWithin(Duration.ofSeconds(10));
		await().ignoreExceptions().until(() -> publishes("soup"));
		assertThat(next()).isEqualTo("soup");
	}

	@Test
	void whatTheServerRefusesIsSaidOnceAndTriedAgain(CapturedOutput output) {
		RedisCommands<String, String> server = this.kitchen.server();
		server.set(MENU, "no stream");
		var subscription = this.frontDesk.topics().subscribe("menu", this.heard::add).toCompletableFuture();
		await().until(() -> server.info("errorstats").matches("(?s).*errorstat_WRONGTYPE:count=[2-9].*"));
		assertThat(subscription).isNotDone();
		server.del(MENU);
		assertThat(subscription).succeedsWithin(Duration.ofSeconds(10));
		assertThat(output.toString().split("Reading " + MENU + " pauses: Redis refused: wrongtype", -1)).hasSize(2);
	}

	@Test
	void oldEventsAreForgottenAndSoAreTopicsThatNobodyUses() throws Exception {
		RedisCommands<String, String> server = this.kitchen.server();
		try (RedisStreamClient forgetful = new RedisStreamClient(this.redis, Duration.ofSeconds(2))) {
			RedisEventTopic topics = forgetful.topics();
			RedisStoreClient.await(topics.publish(TopicEvent.of("menu", "old")));
			String first = server.xrange(MENU, Range.unbounded()).get(0).getId();
			await().pollInterval(Duration.ofMillis(200)).until(() -> {
				RedisStoreClient.await(topics.publish(TopicEvent.of("menu", "new")));
				return server.xrange(MENU, Range.create(first, first)).isEmpty();
			});
			assertThat(server.xlen(MENU)).isGreaterThan(1);
			await().until(() -> server.exists(MENU) == 0);
		}
	}

	@Test
	void aStrangersEntryIsHeardAsFarAsItMakesSense() throws Exception {
		subscribe();
		this.kitchen.server().xadd(MENU, "dish", "soup");
		TopicEvent event = this.heard.poll(10, TimeUnit.SECONDS);
		assertThat(event.payload()).isEmpty();
		assertThat(event.headers()).containsEntry("dish", "soup");
	}

	@Test
	void resultsInAQueueStayHoweverMany() throws Exception {
		for (int i = 0; i < 1_000; i++) {
			RedisStoreClient.await(this.kitchen.queues().publish(TopicEvent.of("reception", "result " + i)));
		}
		assertThat(this.kitchen.server().xlen("ensemble:queue:reception")).isEqualTo(1_000);
		assertThat(this.kitchen.server().ttl("ensemble:queue:reception")).isEqualTo(-1);
	}

	private void subscribe() throws Exception {
		RedisStoreClient.await(this.frontDesk.topics().subscribe("menu", this.heard::add));
	}

	private boolean publishes(String text) throws Exception {
		RedisStoreClient.await(this.kitchen.topics().publish(TopicEvent.of("menu", text)));
		return true;
	}

	private String next() throws InterruptedException {
		return this.heard.poll(10, TimeUnit.SECONDS).payload();
	}

	private List<String> texts() {
		return this.heard.stream().map(TopicEvent::payload).toList();
	}

}
