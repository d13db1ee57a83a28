package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.redis.ingress.StreamReader;
import io.ensemble.transport.redis.ingress.StreamSource;
import io.ensemble.work.ErrorCode;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Entries of a stream that are put aside, and whoever is told of that.
 */
class RedisDeadEntriesTests {

	@Test
	void aListenerThatFailsHasNothingPutAsideTwiceAndHoldsUpNobody(@TempDir Path directory) throws Exception {
		try (RedisProcess redis = new RedisProcess(directory);
				RedisStreamClient client = new RedisStreamClient(redis, Duration.ofHours(1))) {
			RedisCommands<String, String> server = client.server();
			server.xadd("orders", "order", "garbage");
			server.xadd("orders", "order", "garbage");
			StreamReader reader = reader(client, (ingress, reason) -> {
				throw new IllegalStateException("no");
			});
			reader.start();
			await().until(() -> server.xlen("dead") == 2);
			await().until(() -> server.xpending("orders", "kitchen").getCount() == 0);
			assertThat(server.xlen("dead")).isEqualTo(2);
			CompletableFuture<Void> stopped = new CompletableFuture<>();
			reader.stop(() -> stopped.complete(null));
			assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	private static StreamReader reader(RedisStreamClient client, DeadEntryListener listener) {
		StreamSource orders = new StreamSource("orders", "kitchen", "cook", "order", "dead", Duration.ofMinutes(1),
				Duration.ofMillis(100));
		return new StreamReader(orders, client.connections(), RedisDeadEntriesTests::refuse, listener, client.timers(),
				client.threads());
	}

	private static CompletionStage<Verdict> refuse(Entry entry) {
		return CompletableFuture.completedFuture(new Verdict.Dead(ErrorCode.INVALID, "task must be given"));
	}

}
