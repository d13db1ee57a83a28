package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.transport.Claim;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.lettuce.core.api.sync.RedisCommands;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which news of waiting work other processes of the ensemble hear.
 */
class RedisAvailabilityTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private final AtomicBoolean told = new AtomicBoolean();

	private RedisProcess redis;

	private RedisStoreClient one;

	private RedisStoreClient other;

	private RedisCommands<String, String> server;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory);
		this.one = new RedisStoreClient(this.redis);
		this.other = new RedisStoreClient(this.redis);
		this.server = this.other.server();
		this.other.store().queue().onAvailable(() -> this.told.set(true));
		catchUp("begin");
	}

	@AfterEach
	void stop() throws Exception {
		this.other.close();
		this.one.close();
		this.redis.close();
	}

	@Test
	void newWorkIsToldWhereNoneWaited() throws Exception {
		this.one.enqueue("a");
		awaitNews();
	}

	@Test
	void newWorkBehindOtherIsNotToldAgain() throws Exception {
		this.one.enqueue("a");
		awaitNews();
		this.told.set(false);
		this.one.enqueue("b");
		CompletionStage<WorkRecord> end = this.other.store().results().whenFinal(WorkKey.of("b"));
		end("b");
		RedisStoreClient.await(end);
		assertThat(this.told).isFalse();
	}

	@Test
	void newWorkIsToldAgainOnceWhatWaitedWasTaken() throws Exception {
		this.one.enqueue("a");
		this.one.claim(1, LEASE);
		catchUp("b");
		this.told.set(false);
		this.one.enqueue("c");
		awaitNews();
	}

	@Test
	void whoeverMissedTheNewsOfWhatWaitsHearsItAtTheNextSweep() throws Exception {
		this.one.enqueue("a");
		awaitNews();
		this.told.set(false);
		RedisStoreClient.await(this.one.store().queue().sweep(5));
		awaitNews();
	}

	@Test
	void whatAClaimLetGoAndDidNotTakeIsToldToOthers() throws Exception {
		this.one.enqueue("a");
		this.one.enqueue("b");
		List<Claim> claims = this.one.claim(2, LEASE);
		for (Claim claim : claims) {
			RedisStoreClient.await(this.one.store().queue().retry(claim, Duration.ofMillis(1), "busy"));
		}
		catchUp("c");
		long due = millis() + 2;
		Awaitility.await().until(() -> millis() > due);
		this.told.set(false);
		assertThat(this.one.claim(1, LEASE)).hasSize(1);
		awaitNews();
	}

	private long millis() {
		List<String> time = this.server.time();
		return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
	}

	// Ends are told behind what was told before, on the same connection.
	private void catchUp(String id) throws Exception {
		CompletableFuture<WorkRecord> end = this.other.store().results().expect(WorkKey.of(id));
		this.other.enqueue(id);
		end(id);
		RedisStoreClient.await(end);
	}

	private void end(String id) throws Exception {
		RedisStoreClient.await(this.one.store().results().end(WorkKey.of(id), WorkResult.completed("done")));
	}

	private void awaitNews() {
		Awaitility.await().untilTrue(this.told);
	}

}
