package io.ensemble.test.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.ensemble.test.http.WorkApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A running ensemble that waits for a replica, and whose server is killed under load: one
 * of two replicas takes its place, as three sentinels decide.
 */
class RedisFailoverTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration NO_HANG = Duration.ofSeconds(10);

	/** Long enough to look at what happens meanwhile. */
	private static final Duration DOWN_AFTER = Duration.ofSeconds(3);

	private static final int SENTINELS = 3;

	private static final int SOME = 50;

	private final List<RedisProcess> servers = new ArrayList<>();

	private final List<RedisSentinel> sentinels = new ArrayList<>();

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.servers.add(
				new RedisProcess(Files.createDirectory(directory.resolve("first")), "--repl-diskless-sync-delay", "0"));
		int first = this.servers.get(0).port();
		for (String replica : List.of("second", "third")) {
			this.servers.add(new RedisProcess(Files.createDirectory(directory.resolve(replica)), "--replicaof",
					"127.0.0.1", Integer.toString(first)));
		}
		for (int i = 0; i < SENTINELS; i++) {
			this.sentinels.add(
					new RedisSentinel(Files.createDirectory(directory.resolve("sentinel-" + i)), first, 2, DOWN_AFTER));
		}
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> this.sentinels.stream().allMatch((sentinel) -> sentinel.hasSeen(2, SENTINELS - 1)));
	}

	@AfterEach
	void stop() throws Exception {
		this.sentinels.forEach(RedisSentinel::close);
		for (RedisProcess server : this.servers) {
			server.close();
		}
	}

	@Test
	void whatWasAcceptedIsDoneAndTheEnsembleGoesOn() throws Exception {
		try (WorkApi kitchen = WorkApi.start("--ensemble.name=kitchen", "--ensemble.transport.type=redis",
				"--ensemble.transport.redis.wait.replicas=1", "--spring.data.redis.sentinel.master=hotel",
				"--spring.data.redis.sentinel.nodes=" + addresses()); SteadyOrders orders = new SteadyOrders(kitchen)) {
			await().atMost(PATIENCE).until(() -> kitchen.order("roast", "slowly a roast").statusCode() == 202);
			await().atMost(PATIENCE).until(() -> kitchen.cooking() == 1 && orders.accepted().size() > SOME);
			this.servers.get(0).kill();
			await().atMost(PATIENCE).until(() -> health(kitchen) == Status.DOWN);
			await().atMost(PATIENCE).until(() -> kitchen.get("/api/health/ready").statusCode() == 503);
			assertThat(kitchen.get("/api/health/live").statusCode()).isEqualTo(200);
			int before = orders.accepted().size();
			await().atMost(PATIENCE).until(() -> orders.accepted().size() > before + SOME);
			await().atMost(PATIENCE).until(() -> kitchen.get("/api/health/ready").statusCode() == 200);
			kitchen.serve();
			orders.end();
			assertThat(orders.refusals()).isNotEmpty().allSatisfy((refusal) -> {
				assertThat(refusal.statusCode()).isEqualTo(503);
				assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
			});
			assertThat(orders.slowest()).isLessThan(NO_HANG);
			await().atMost(PATIENCE).until(() -> isDone(kitchen, "roast"));
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(orders.accepted()).allMatch((id) -> isDone(kitchen, id)));
		}
	}

	private String addresses() {
		return this.sentinels.stream().map(RedisSentinel::address).collect(Collectors.joining(","));
	}

	private static Status health(WorkApi kitchen) {
		return kitchen.context().getBean("ensembleStoreHealthIndicator", HealthIndicator.class).health().getStatus();
	}

	private static boolean isDone(WorkApi kitchen, String id) {
		return kitchen.get("/api/work/" + id).body().contains("\"status\":\"COMPLETED\"");
	}

}
