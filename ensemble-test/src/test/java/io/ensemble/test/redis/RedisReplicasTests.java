package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.Claim;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
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

/**
 * Two applications that are one ensemble.
 */
class RedisReplicasTests {

	private RedisProcess redis;

	@BeforeEach
	void startRedis(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory, "--appendonly", "yes", "--appendfsync", "always");
	}

	@AfterEach
	void stopRedis() throws Exception {
		this.redis.close();
	}

	@Test
	void anyReplicaDoesTheWorkAndTheCallerAtTheOtherIsTold() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		Set<String> cooks = ConcurrentHashMap.newKeySet();
		try (ConfigurableApplicationContext first = replica(new Cook("first", cooks, both));
				ConfigurableApplicationContext second = replica(new Cook("second", cooks, both))) {
			WorkIntake intake = first.getBean(WorkIntake.class);
			RedisStoreClient.await(intake.submit(RedisStoreClient.submission("a")));
			RedisStoreClient.await(intake.submit(RedisStoreClient.submission("b")));
			assertThat(whenFinal(first, "a").status()).isEqualTo(WorkStatus.COMPLETED);
			assertThat(whenFinal(first, "b").status()).isEqualTo(WorkStatus.COMPLETED);
			assertThat(whenFinal(second, "a")).isEqualTo(whenFinal(first, "a"));
			assertThat(cooks).containsExactlyInAnyOrder("first", "second");
		}
	}

	@Test
	void whoeverHandedInAtOneProcessIsToldWhatTheOtherMadeOfIt() throws Exception {
		try (RedisStoreClient asking = new RedisStoreClient(this.redis);
				RedisStoreClient working = new RedisStoreClient(this.redis)) {
			for (String id : List.of("small", "large")) {
				CompletableFuture<WorkRecord> end = asking.store().results().expect(WorkKey.of(id));
				asking.enqueue(id);
				Claim claim = working.claim(1, Duration.ofSeconds(30)).get(0);
				WorkResult result = WorkResult.completed(id.repeat(id.equals("large") ? 2000 : 1));
				WorkRecord ended = RedisStoreClient.await(working.store().results().finish(claim, result))
					.orElseThrow();
				assertThat(RedisStoreClient.await(end)).isEqualTo(ended);
			}
		}
	}

	@Test
	void theWorkOfAReplicaThatDiedIsTakenOverAndItsLateResultRefused() throws Exception {
		try (RedisStoreClient dead = new RedisStoreClient(this.redis)) {
			dead.enqueue("a");
			Claim lost = dead.claim(1, Duration.ofSeconds(1)).get(0);
			try (ConfigurableApplicationContext other = replica(
					new Cook("other", ConcurrentHashMap.newKeySet(), new CountDownLatch(1)))) {
				WorkRecord record = whenFinal(other, "a");
				assertThat(record.attempt()).isEqualTo(2);
				assertThat(record.result()).isNotNull().extracting(WorkResult::output).isEqualTo("cooked by other");
				assertThat(RedisStoreClient.await(dead.store().results().finish(lost, WorkResult.completed("late"))))
					.isEmpty();
				assertThat(whenFinal(other, "a")).isEqualTo(record);
			}
		}
	}

	@Test
	void aResultThatIsReadyWhileRedisIsAwayIsWrittenAfterItsReturn() throws Exception {
		CountDownLatch go = new CountDownLatch(2);
		try (ConfigurableApplicationContext kitchen = replica(new Cook("cook", ConcurrentHashMap.newKeySet(), go))) {
			RedisStoreClient.await(kitchen.getBean(WorkIntake.class).submit(RedisStoreClient.submission("a")));
			CompletableFuture<WorkRecord> end = kitchen.getBean(WorkStores.class)
				.results()
				.whenFinal(WorkKey.of("a"))
				.toCompletableFuture();
			this.redis.kill();
			go.countDown();
			this.redis.start();
			assertThat(end.get(30, TimeUnit.SECONDS).status()).isEqualTo(WorkStatus.COMPLETED);
		}
	}

	private ConfigurableApplicationContext replica(Cook cook) {
		return new SpringApplicationBuilder(Kitchen.class).web(WebApplicationType.NONE)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(Cook.class, () -> cook))
			.run("--ensemble.name=kitchen", "--ensemble.transport.type=redis", "--ensemble.work.lease=2s",
					"--ensemble.work.max-concurrent=1",
					"--ensemble.transport.redis.url=redis://127.0.0.1:" + this.redis.port());
	}

	private static WorkRecord whenFinal(ConfigurableApplicationContext replica, String id) throws Exception {
		return RedisStoreClient.await(replica.getBean(WorkStores.class).results().whenFinal(WorkKey.of(id)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Kitchen {

	}

	/**
	 * Says who cooked, once as many cooks have come as are waited for.
	 */
	static class Cook {

		private final String name;

		private final Set<String> cooks;

		private final CountDownLatch go;

		Cook(String name, Set<String> cooks, CountDownLatch go) {
			this.name = name;
			this.cooks = cooks;
			this.go = go;
		}

		@SharedTask(name = "prepare-meal", description = "Cooks a meal")
		String prepareMeal(String order) throws InterruptedException {
			this.cooks.add(this.name);
			this.go.countDown();
			this.go.await();
			return "cooked by " + this.name;
		}

	}

}
