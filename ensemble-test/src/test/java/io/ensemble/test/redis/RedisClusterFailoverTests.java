package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.ensemble.test.http.WorkApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A running ensemble on a cluster, and the node that has its keys is killed under load:
 * the replica of that takes its place.
 */
class RedisClusterFailoverTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration NO_HANG = Duration.ofSeconds(10);

	private static final String KEY = "{kitchen}";

	private static final int SOME = 50;

	@Test
	void whatWasCopiedIsDoneAndTheEnsembleGoesOn(@TempDir Path directory) throws Exception {
		try (RedisCluster cluster = new RedisCluster(directory)) {
			cluster.replicateNodeOf(KEY);
			try (WorkApi kitchen = WorkApi.start("--ensemble.name=kitchen", "--ensemble.transport.type=redis",
					"--spring.data.redis.cluster.nodes=" + cluster.addresses());
					SteadyOrders orders = new SteadyOrders(kitchen)) {
				await().atMost(PATIENCE).until(() -> orders.accepted().size() > SOME);
				Set<String> copied = Set.copyOf(orders.accepted());
				cluster.awaitReplica(KEY);
				cluster.killNodeOf(KEY);
				await().atMost(PATIENCE).until(() -> kitchen.get("/api/health/ready").statusCode() == 503);
				assertThat(kitchen.get("/api/health/live").statusCode()).isEqualTo(200);
				int before = orders.accepted().size();
				await().atMost(PATIENCE).until(() -> orders.accepted().size() > before + SOME);
				await().atMost(PATIENCE).until(() -> kitchen.get("/api/health/ready").statusCode() == 200);
				orders.end();
				assertThat(orders.refusals()).isNotEmpty().allSatisfy((refusal) -> {
					assertThat(refusal.statusCode()).isEqualTo(503);
					assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
				});
				assertThat(orders.slowest()).isLessThan(NO_HANG);
				await().atMost(PATIENCE)
					.untilAsserted(() -> assertThat(copied)
						.allMatch((id) -> kitchen.get("/api/work/" + id).body().contains("\"status\":\"COMPLETED\"")));
			}
		}
	}

}
