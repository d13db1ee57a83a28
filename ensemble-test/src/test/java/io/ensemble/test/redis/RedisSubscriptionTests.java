package io.ensemble.test.redis;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.fault.TcpProxy;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A process that wants to hear what others do, over a bad line.
 */
class RedisSubscriptionTests {

	@Test
	void whoCanWorkHearsEvenIfTheLineWasDeadWhenHeBeganToListen(@TempDir Path directory) throws Exception {
		try (RedisProcess redis = new RedisProcess(directory);
				TcpProxy line = new TcpProxy(redis.port());
				RedisStoreClient listening = RedisStoreClient.at(line.port());
				RedisStoreClient other = new RedisStoreClient(redis)) {
			line.swallowFrom("SUBSCRIBE");
			WorkQueue queue = listening.store().queue();
			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> RedisStoreClient.await(queue.depth()));
			line.swallow(false);
			line.cut();
			await().ignoreExceptions().until(() -> RedisStoreClient.await(queue.depth()) == 0);
			CountDownLatch told = new CountDownLatch(1);
			queue.onAvailable(told::countDown);
			other.enqueue("a");
			assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

}
