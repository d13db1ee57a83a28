package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import io.ensemble.fault.TcpProxy;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.lettuce.core.api.sync.RedisCommands;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process that waits for a replica, of which there is none, or one that lags.
 */
class RedisReplicationTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private RedisProcess redis;

	private RedisStoreClient careful;

	private RedisStoreClient careless;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory, "--repl-diskless-sync-delay", "0");
		this.careful = new RedisStoreClient(this.redis, 1);
		this.careless = new RedisStoreClient(this.redis);
	}

	@AfterEach
	void stop() throws Exception {
		this.careless.close();
		this.careful.close();
		this.redis.close();
	}

	@Test
	void aRequestIsNotAccepted() {
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.careful.enqueue("a"))
			.withMessageContaining("0 of 1 replicas");
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.careful.enqueue("a"))
			.as("neither if it is known")
			.withMessageContaining("0 of 1 replicas");
	}

	@Test
	void workThatRunsIsKeptMeanwhileAndRequestsAreRefusedTogether() throws Exception {
		this.careless.enqueue("running");
		Claim running = this.careful.claim(1, LEASE).get(0);
		RedisCommands<String, String> server = this.careless.server();
		List<CompletableFuture<Enqueued>> requests = IntStream.range(0, 50)
			.mapToObj((i) -> this.careful.store().queue().enqueue(RedisStoreClient.submission("r" + i), 100))
			.map(CompletionStage::toCompletableFuture)
			.toList();
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.until(() -> server.info("clients").contains("blocked_clients:1"));
		assertThat(this.careful.store().queue().renew(running, LEASE).toCompletableFuture())
			.succeedsWithin(Duration.ofSeconds(1))
			.isEqualTo(true);
		for (CompletableFuture<Enqueued> request : requests) {
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> RedisStoreClient.await(request))
				.withMessageContaining("0 of 1 replicas");
		}
	}

	@Test
	void whatIsRefusedAnywayIsSaidAtOnce() throws Exception {
		assertThat(RedisStoreClient.await(this.careful.store().queue().enqueue(RedisStoreClient.submission("a"), 0)))
			.isInstanceOf(Enqueued.Full.class);
		MemoryKey room = new MemoryKey("rooms", "403");
		RedisStoreClient.await(this.careless.store()
			.memory(MemoryLimits.DEFAULT)
			.write(room, "taken", "alice", MemoryCondition.NONE.under(new Lock("rooms", 17))));
		MemoryStore memory = this.careful.store().memory(MemoryLimits.DEFAULT);
		assertThat(RedisStoreClient.await(memory.write(room, "free", "bob", MemoryCondition.ABSENT)))
			.isInstanceOf(MemoryChange.Conflict.class);
		assertThat(RedisStoreClient.await(memory.remove(room, MemoryCondition.NONE.under(new Lock("rooms", 16)))))
			.isEqualTo(new MemoryChange.Fenced(17));
	}

	@Test
	void whoAsksAgainElsewhereWaitsForWhatWasWrittenBefore(@TempDir Path directory) throws Exception {
		try (TcpProxy between = new TcpProxy(this.redis.port());
				RedisProcess replica = new RedisProcess(directory, "--replicaof", "127.0.0.1",
						Integer.toString(between.port()));
				RedisStoreClient elsewhere = new RedisStoreClient(this.redis, 1)) {
			Awaitility.await()
				.atMost(PATIENCE)
				.ignoreExceptions()
				.until(() -> this.careful.enqueue("a") instanceof Enqueued.Known);
			between.swallow(true);
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.careful.enqueue("b"));
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> elsewhere.enqueue("b"));
			assertThat(sentToReplicas(() -> this.careless.enqueue("b")))
				.as("servers from 7.2 on wait for what was sent last")
				.isPositive();
			MemoryStore memory = this.careless.store().memory(MemoryLimits.DEFAULT);
			MemoryKey absent = new MemoryKey("rooms", "403");
			assertThat(sentToReplicas(() -> RedisStoreClient.await(memory.remove(absent, MemoryCondition.NONE))))
				.isPositive();
		}
	}

	private long sentToReplicas(Callable<?> call) throws Exception {
		long before = offset();
		call.call();
		return offset() - before;
	}

	private long offset() {
		return this.careless.server()
			.info("replication")
			.lines()
			.filter((line) -> line.startsWith("master_repl_offset:"))
			.mapToLong((line) -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
			.sum();
	}

	@Test
	void aChangeOfSharedMemoryDoesNotCount() {
		MemoryStore memory = this.careful.store().memory(MemoryLimits.DEFAULT);
		MemoryKey room = new MemoryKey("rooms", "403");
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> RedisStoreClient.await(memory.write(room, "taken", "alice", MemoryCondition.NONE)))
			.withMessageContaining("0 of 1 replicas");
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> RedisStoreClient.await(memory.remove(room, MemoryCondition.NONE)))
			.withMessageContaining("0 of 1 replicas");
	}

}
