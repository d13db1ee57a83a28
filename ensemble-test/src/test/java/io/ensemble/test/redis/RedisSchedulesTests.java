package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.schedule.ScheduleState;
import io.ensemble.schedule.Schedules;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.Ingress;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three applications that are one ensemble have a schedule with a tick every second.
 */
class RedisSchedulesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final AtomicInteger starts = new AtomicInteger();

	private final List<ConfigurableApplicationContext> replicas = new ArrayList<>();

	private RedisProcess redis;

	private RedisStoreClient client;

	@BeforeEach
	void startReplicas(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.client = new RedisStoreClient(this.redis);
		for (int i = 0; i < 3; i++) {
			this.replicas.add(replica());
		}
	}

	@AfterEach
	void stopReplicas() throws Exception {
		this.replicas.forEach(ConfigurableApplicationContext::close);
		this.client.close();
		this.redis.close();
	}

	@Test
	void eachTickRunsOnceThoughAReplicaEndsAndOneDiesWithTheLock() throws Exception {
		await().atMost(PATIENCE).until(() -> ran().size() >= 4);
		this.replicas.remove(0).close();
		int before = ran().size();
		await().atMost(PATIENCE).until(() -> ran().size() >= before + 2);
		dieWithTheLock();
		int died = ran().size();
		await().atMost(PATIENCE).until(() -> ran().size() >= died + 8);
		this.replicas.forEach((replica) -> replica.getBean(Schedules.class).stop());
		await().atMost(PATIENCE).until(() -> this.starts.get() == ran().size());
		List<Long> ticks = ran().stream().map(RedisSchedulesTests::tick).sorted().toList();
		assertThat(ticks).as("every second, none left out and none twice")
			.containsExactlyElementsOf(LongStream.range(0, ticks.size())
				.mapToObj((i) -> ticks.get(0) + i * Duration.ofSeconds(1).toMillis())
				.toList());
		assertThat(ran()).extracting(WorkRecord::attempt).containsOnly(1);
		assertThat(ran()).extracting(WorkRecord::ingress).containsOnly(Ingress.SCHEDULE);
	}

	@Test
	void aPauseConcernsAllReplicas() throws Exception {
		await().atMost(PATIENCE).until(() -> ran().size() >= 2);
		RedisStoreClient.await(schedules(0).pause("count").orElseThrow());
		assertThat(RedisStoreClient.await(schedules(2).states())).extracting(ScheduleState::paused)
			.containsExactly(true);
		int size = ran().size();
		await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> ran().size() == size);
		RedisStoreClient.await(schedules(1).resume("count").orElseThrow());
		await().atMost(PATIENCE).until(() -> ran().size() >= size + 2);
	}

	private void dieWithTheLock() {
		await().pollInterval(Duration.ofMillis(20))
			.atMost(PATIENCE)
			.until(() -> RedisStoreClient
				.await(this.client.store().locks().acquire("schedule.count", Duration.ofSeconds(5)))
				.isPresent());
	}

	private List<WorkRecord> ran() throws Exception {
		return RedisStoreClient
			.await(this.client.store().results().list(new WorkQuery(WorkKey.ANYONE, null, null, null, 100, null)))
			.records();
	}

	private static long tick(WorkRecord record) {
		String id = record.request().requestId();
		return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
	}

	private Schedules schedules(int replica) {
		return this.replicas.get(replica).getBean(Schedules.class);
	}

	private ConfigurableApplicationContext replica() {
		return new SpringApplicationBuilder(Kitchen.class).web(WebApplicationType.NONE)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(Counter.class,
					() -> new Counter(this.starts)))
			.run("--ensemble.name=kitchen", "--ensemble.transport.type=redis",
					"--ensemble.transport.redis.url=redis://127.0.0.1:" + this.redis.port(),
					"--ensemble.schedule.min-interval=1s", "--ensemble.schedule.tasks.count.task=count",
					"--ensemble.schedule.tasks.count.every=1s");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Kitchen {

	}

	/**
	 * Counts its starts, whichever replica they are in.
	 */
	static class Counter {

		private final AtomicInteger starts;

		Counter(AtomicInteger starts) {
			this.starts = starts;
		}

		@SharedTask(name = "count", description = "Counts")
		String count(String input) {
			return "" + this.starts.incrementAndGet();
		}

	}

}
