package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process that waits for the work of another ensemble, and does not sweep there.
 */
class RedisWatchTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private final BlockingQueue<Runnable> looks = new LinkedBlockingQueue<>();

	private final Timers timers = (delay, task) -> {
		this.looks.add(task);
		return () -> {
		};
	};

	private RedisProcess redis;

	private RedisStoreClient working;

	private RedisStoreClient asking;

	private RedisCommands<String, String> server;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.working = new RedisStoreClient(this.redis);
		this.server = this.working.server();
		DocumentedUser.create(this.server);
		this.asking = RedisStoreClient.of(this.redis, DocumentedUser.NAME, DocumentedUser.PASSWORD);
		this.asking.store().watch(this.timers);
		hear();
	}

	// Whoever does not hear yet looks once when he does.
	private void hear() throws Exception {
		CompletableFuture<WorkRecord> end = this.asking.store().results().expect(WorkKey.of("first"));
		this.asking.enqueue("first");
		Claim claim = this.working.claim(1, LEASE).get(0);
		RedisStoreClient.await(this.working.store().results().finish(claim, WorkResult.completed("done")));
		RedisStoreClient.await(end);
	}

	@AfterEach
	void stop() throws Exception {
		this.asking.close();
		this.working.close();
		this.redis.close();
	}

	@Test
	void anEndThatCouldNotBeLookedAtIsLookedAtAgain() throws Exception {
		CompletableFuture<WorkRecord> end = this.asking.store().results().expect(WorkKey.of("large"));
		this.asking.enqueue("large");
		Claim claim = this.working.claim(1, LEASE).get(0);
		this.server.aclSetuser(DocumentedUser.NAME,
				AclSetuserArgs.Builder.removeCommand(CommandType.EVAL).removeCommand(CommandType.EVALSHA));
		RedisStoreClient
			.await(this.working.store().results().finish(claim, WorkResult.completed("x".repeat(5 * 1024))));
		Awaitility.await().until(() -> !this.server.aclLog().isEmpty());
		look();
		assertThat(end).isNotDone();
		this.server.aclSetuser(DocumentedUser.NAME,
				AclSetuserArgs.Builder.addCommand(CommandType.EVAL).addCommand(CommandType.EVALSHA));
		look();
		assertThat(RedisStoreClient.await(end).result()).isNotNull();
	}

	@Test
	void aServerThatWasEmptiedIsNoticed() throws Exception {
		this.working.enqueue("a");
		CompletableFuture<WorkRecord> lost = this.asking.store()
			.results()
			.whenFinal(WorkKey.of("a"))
			.toCompletableFuture();
		RedisStoreClient.await(this.working.store().queue().sweep(3));
		look();
		this.server.flushall();
		look();
		assertThat(lost).as("whoever holds it may put it back until somebody sweeps").isNotDone();
		RedisStoreClient.await(this.working.store().queue().sweep(3));
		look();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> RedisStoreClient.await(lost));
	}

	@Test
	void nobodyLooksWhileNobodyWaitsNorAfterTheEnd() throws Exception {
		this.server.configResetstat();
		look();
		assertThat(this.server.info("commandstats")).doesNotContain("cmdstat_eval");
		this.asking.store().close();
		next().run();
		assertThat(this.looks).isEmpty();
	}

	private void look() throws InterruptedException {
		next().run();
		this.looks.put(next());
	}

	private Runnable next() throws InterruptedException {
		Runnable look = this.looks.poll(10, TimeUnit.SECONDS);
		assertThat(look).as("what is to be done later").isNotNull();
		return look;
	}

}
