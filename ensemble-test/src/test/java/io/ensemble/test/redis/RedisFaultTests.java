package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of accepted work when the server fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisFaultTests {

	private static final Duration LEASE = Duration.ofMinutes(1);

	private RedisProcess redis;

	private RedisStoreClient kitchen;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		this.redis = new RedisProcess(directory, "--appendonly", "yes", "--appendfsync", "always");
		this.kitchen = new RedisStoreClient(this.redis);
	}

	@AfterEach
	void stop() throws Exception {
		this.kitchen.close();
		this.redis.close();
	}

	@Test
	void acceptedWorkAndResultsOutliveAKilledServer() throws Exception {
		for (int i = 0; i < 200; i++) {
			this.kitchen.enqueue("r" + i);
		}
		Claim done = this.kitchen.claim(1, LEASE).get(0);
		finish(done);
		Claim running = this.kitchen.claim(1, LEASE).get(0);
		this.redis.kill();
		this.redis.start();
		awaitReturn();
		assertThat(this.kitchen.find("r0")).isInstanceOfSatisfying(Found.Present.class,
				(found) -> assertThat(found.record().status()).isEqualTo(WorkStatus.COMPLETED));
		assertThat(finish(running)).isTrue();
		assertThat(this.kitchen.claim(1_000, LEASE)).hasSize(198);
	}

	@Test
	void sharedMemoryOutlivesAKilledServer() throws Exception {
		MemoryStore memory = this.kitchen.store().memory(MemoryLimits.DEFAULT);
		MemoryKey key = new MemoryKey("rooms", "403");
		RedisStoreClient.await(memory.write(key, "taken", "alice", MemoryCondition.NONE.under(new Lock("rooms", 17))));
		Optional<MemoryEntry> written = RedisStoreClient.await(memory.read(key));
		this.redis.kill();
		this.redis.start();
		awaitReturn();
		assertThat(RedisStoreClient.await(memory.read(key))).isPresent().isEqualTo(written);
		assertThat(RedisStoreClient.await(memory.remove(key, MemoryCondition.NONE.under(new Lock("rooms", 16)))))
			.isEqualTo(new MemoryChange.Fenced(17));
	}

	@Test
	void whileTheServerIsAwayEveryCallFailsInTimeAndAfterItsReturnWaitersAreTold() throws Exception {
		this.kitchen.enqueue("a");
		Claim claim = this.kitchen.claim(1, LEASE).get(0);
		CompletableFuture<WorkRecord> end = this.kitchen.store()
			.results()
			.whenFinal(WorkKey.of("a"))
			.toCompletableFuture();
		this.redis.kill();
		long before = System.nanoTime();
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.kitchen.enqueue("b"))
			.withMessageNotContaining("127.0.0.1");
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(RedisStoreClient.TIMEOUT.plusSeconds(1));
		this.redis.start();
		awaitReturn();
		assertThat(finish(claim)).isTrue();
		assertThat(RedisStoreClient.await(end).status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	void anEmptiedServerIsAnnouncedLoudlyAndWorkThatRunsIsNotLost(CapturedOutput output) throws Exception {
		this.kitchen.enqueue("running");
		Claim running = this.kitchen.claim(1, LEASE).get(0);
		this.kitchen.enqueue("waiting");
		CompletableFuture<WorkRecord> lost = this.kitchen.store()
			.results()
			.whenFinal(WorkKey.of("waiting"))
			.toCompletableFuture();
		RedisStoreClient.await(this.kitchen.store().queue().sweep(3));
		server().flushall();
		assertThat(RedisStoreClient.await(this.kitchen.store().queue().renew(running, LEASE))).isTrue();
		RedisStoreClient.await(this.kitchen.store().queue().sweep(3));
		assertThat(output).contains("Redis has lost everything that ensemble kitchen kept there");
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> RedisStoreClient.await(lost));
		assertThat(finish(running)).isTrue();
		assertThat(this.kitchen.find("running")).isInstanceOf(Found.Present.class);
		assertThat(this.kitchen.enqueue("new")).isInstanceOf(Enqueued.Accepted.class);
		assertThat(this.kitchen.claim(1, LEASE)).hasSize(1);
	}

	@Test
	void aFullMemoryRefusesNewWorkAndLosesNone() throws Exception {
		List<String> accepted = new ArrayList<>();
		Claim running = claimAfter("running");
		deliver("delivered");
		RedisCommands<String, String> server = server();
		server.configSet("maxmemory-policy", "noeviction");
		server.configSet("maxmemory", "4mb");
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> {
			for (int i = 0; i < 100_000; i++) {
				this.kitchen.enqueue("r" + i);
				accepted.add("r" + i);
			}
		}).withMessageContaining("OOM");
		assertThat(RedisStoreClient.await(this.kitchen.store().queue().renew(running, LEASE))).isTrue();
		DeliveryClaim delivery = deliveries().get(0);
		assertThat(RedisStoreClient.await(this.kitchen.store().deliveries().retry(delivery, Duration.ZERO, "closed")))
			.isTrue();
		assertThat(RedisStoreClient.await(this.kitchen.store().deliveries().done(deliveries().get(0)))).isTrue();
		assertThat(finish(running)).isTrue();
		List<Claim> claims = this.kitchen.claim(accepted.size() + 1, LEASE);
		assertThat(claims).extracting((claim) -> claim.record().key().requestId()).containsExactlyElementsOf(accepted);
		for (Claim claim : claims) {
			assertThat(finish(claim)).isTrue();
		}
		server.configSet("maxmemory", "0");
		assertThat(this.kitchen.enqueue("afterwards")).isInstanceOf(Enqueued.Accepted.class);
	}

	@Test
	void aLockThatIsHeldIsRenewedAndReleasedWhileTheMemoryIsUsedUp() throws Exception {
		LockProvider locks = this.kitchen.store().locks();
		Lock lock = RedisStoreClient.await(locks.acquire("schedule", LEASE)).orElseThrow();
		RedisCommands<String, String> server = server();
		server.configSet("maxmemory-policy", "noeviction");
		server.configSet("maxmemory", "1");
		assertThat(RedisStoreClient.await(locks.renew(lock, LEASE))).isTrue();
		assertThat(RedisStoreClient.await(locks.release(lock))).isTrue();
		assertThat(RedisStoreClient.await(locks.renew(lock, LEASE))).isFalse();
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> RedisStoreClient.await(locks.acquire("schedule", LEASE)))
			.withMessageContaining("OOM");
	}

	@Test
	void aResultThatIsWrittenAgainBecauseNobodyAnsweredIsStillTheFirst() throws Exception {
		Claim claim = claimAfter("a");
		assertThat(finish(claim)).isTrue();
		assertThat(finish(claim)).isTrue();
		assertThat(RedisStoreClient.await(this.kitchen.store().results().finish(claim, WorkResult.completed("other"))))
			.isEmpty();
	}

	@Test
	void settingsByWhichTheServerWouldLoseWorkAreNamed() throws Exception {
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).isEmpty();
		RedisCommands<String, String> server = server();
		server.configSet("maxmemory-policy", "allkeys-lru");
		server.configSet("appendonly", "no");
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).hasSize(2)
			.anyMatch((warning) -> warning.contains("noeviction"))
			.anyMatch((warning) -> warning.contains("appendonly"));
	}

	@Test
	void theRightsThatTheGuideNamesAreEnough() throws Exception {
		DocumentedUser.create(server());
		try (RedisStoreClient restricted = RedisStoreClient.of(this.redis, DocumentedUser.NAME,
				DocumentedUser.PASSWORD)) {
			restricted.enqueue("a");
			Claim claim = restricted.claim(1, LEASE).get(0);
			RedisStoreClient.await(restricted.store().queue().sweep(3));
			assertThat(RedisStoreClient.await(restricted.store().results().finish(claim, WorkResult.completed("done"))))
				.isPresent();
			assertThat(RedisStoreClient.await(restricted.store().results().whenFinal(WorkKey.of("a"))).status())
				.isEqualTo(WorkStatus.COMPLETED);
			assertThat(RedisStoreClient.await(restricted.store().warnings())).isEmpty();
			MemoryStore memory = restricted.store().memory(MemoryLimits.DEFAULT);
			MemoryKey room = new MemoryKey("rooms", "403");
			assertThat(RedisStoreClient.await(memory.write(room, "taken", "alice", MemoryCondition.NONE)))
				.isInstanceOf(MemoryChange.Changed.class);
			assertThat(RedisStoreClient.await(memory.keys("rooms", null, 10))).containsExactly("403");
			assertThat(RedisStoreClient.await(memory.locks().acquire("rooms", LEASE))).isPresent();
			assertThatExceptionOfType(RedisCommandExecutionException.class)
				.isThrownBy(() -> restricted.server().get("ensemble:{bar}"))
				.withMessageContaining("NOPERM");
		}
	}

	@Test
	void garbageInTheServerHidesNoOtherWork() throws Exception {
		this.kitchen.enqueue("a");
		this.kitchen.enqueue("b");
		RedisCommands<String, String> server = server();
		server.hset("ensemble:{kitchen}:work:anyone/a", "request", "no json");
		assertThat(this.kitchen.claim(1, LEASE)).singleElement()
			.satisfies((claim) -> assertThat(claim.record().key()).isEqualTo(WorkKey.of("b")));
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.kitchen.find("a"))
			.withMessageContaining("cannot be read");
	}

	@Test
	void garbageAmongDeliveriesHidesNoOtherAndIsGivenUp() throws Exception {
		deliver("a");
		deliver("b");
		deliver("c");
		RedisCommands<String, String> server = server();
		server.hset("ensemble:{kitchen}:delivery:anyone/a", "request", "no json");
		server.del("ensemble:{kitchen}:delivery:anyone/b");
		DeliveryQueue deliveries = this.kitchen.store().deliveries();
		assertThat(deliveries()).singleElement()
			.satisfies((claim) -> assertThat(claim.delivery().key()).isEqualTo(WorkKey.of("c")));
		Awaitility.await().until(() -> RedisStoreClient.await(deliveries.counts()).equals(new DeliveryCounts(1, 1)));
		assertThat(RedisStoreClient.await(deliveries.list(new DeliveryQuery(null, null, 10, null))).deliveries())
			.singleElement()
			.satisfies((delivery) -> assertThat(delivery.key()).isEqualTo(WorkKey.of("c")));
	}

	@Test
	void aKeyThatAnotherProgramWroteIsPutAsideAndNamedAndOtherWorkGoesOn(CapturedOutput output) throws Exception {
		for (String id : List.of("a", "b", "c")) {
			this.kitchen.enqueue(id);
		}
		RedisCommands<String, String> server = server();
		server.set("ensemble:{kitchen}:work:anyone/a", "a string");
		List<Claim> claims = this.kitchen.claim(10, LEASE);
		assertThat(claims).extracting((claim) -> claim.record().key().requestId()).containsExactly("b", "c");
		assertThat(server.keys("ensemble:{kitchen}:aside:*")).singleElement()
			.satisfies((aside) -> assertThat(aside).endsWith(":work:anyone/a"))
			.satisfies((aside) -> assertThat(server.get(aside)).isEqualTo("a string"));
		Awaitility.await()
			.untilAsserted(() -> assertThat(output)
				.contains("Another program wrote to ensemble:{kitchen}:work:anyone/a in Redis"));
		server.set("ensemble:{kitchen}:journal:anyone/b", "a string");
		RunJournal journal = this.kitchen.store().journal();
		assertThat(RedisStoreClient.await(journal.open(claims.get(0)))).contains(List.of());
		server.set("ensemble:{kitchen}:work:anyone/b", "a string");
		assertThat(this.kitchen.find("b")).isInstanceOf(Found.Unknown.class);
		assertThat(this.kitchen.enqueue("a")).isInstanceOf(Enqueued.Accepted.class);
		assertThat(finish(claims.get(1))).isTrue();
	}

	@Test
	void workWhoseLeaseRanOutIsNotLostBesideAKeyThatAnotherProgramWrote() throws Exception {
		for (String id : List.of("a", "b", "c")) {
			this.kitchen.enqueue(id);
		}
		this.kitchen.claim(3, Duration.ofMillis(1));
		server().set("ensemble:{kitchen}:work:anyone/a", "a string");
		Awaitility.await().until(() -> {
			RedisStoreClient.await(this.kitchen.store().queue().sweep(3));
			return RedisStoreClient.await(this.kitchen.store().queue().depth()) == 2;
		});
	}

	@Test
	void aKeyThatAllWorkSharesIsPutAsideAndNamedAndOtherWorkGoesOn(CapturedOutput output) throws Exception {
		this.kitchen.enqueue("a");
		RedisCommands<String, String> server = server();
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).isEmpty();
		for (String key : List.of("leases", "kept", "clock")) {
			server.del("ensemble:{kitchen}:" + key);
			server.lpush("ensemble:{kitchen}:" + key, "a list");
		}
		Claim claim = this.kitchen.claim(1, LEASE).get(0);
		assertThat(finish(claim)).isTrue();
		assertThat(server.keys("ensemble:{kitchen}:aside:*")).hasSize(3);
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).hasSize(3)
			.anyMatch((warning) -> warning.contains("ensemble:{kitchen}:leases"));
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(output).contains("Another program wrote to ensemble:{kitchen}:leases in Redis"));
		server.del("ensemble:{kitchen}:overwritten");
		assertThat(RedisStoreClient.await(this.kitchen.store().warnings())).isEmpty();
	}

	@Test
	void fieldsThatAreNoNumbersArePutAsideAndOtherWorkGoesOn() throws Exception {
		RedisCommands<String, String> server = server();
		server.set("ensemble:{kitchen}:clock", "none");
		for (String id : List.of("a", "b", "c", "d")) {
			this.kitchen.enqueue(id);
		}
		server.hset("ensemble:{kitchen}:work:anyone/a", "attempt", "none");
		assertThat(this.kitchen.claim(10, Duration.ofMillis(1))).hasSize(3);
		server.hset("ensemble:{kitchen}:work:anyone/b", "attempt", "none");
		Awaitility.await().until(() -> {
			RedisStoreClient.await(this.kitchen.store().queue().sweep(3));
			return RedisStoreClient.await(this.kitchen.store().queue().depth()) == 2;
		});
		for (Claim claim : this.kitchen.claim(10, LEASE)) {
			RedisStoreClient.await(this.kitchen.store().queue().retry(claim, Duration.ofMillis(1), "busy"));
		}
		server.hset("ensemble:{kitchen}:work:anyone/c", "score", "none");
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.kitchen.claim(10, LEASE)).singleElement()
				.satisfies((claim) -> assertThat(claim.record().key()).isEqualTo(WorkKey.of("d"))));
		assertThat(server.keys("ensemble:{kitchen}:aside:*")).hasSize(3);
	}

	// The second step fails as it may not touch the third piece of work.
	@Test
	void whatWasClaimedBeforeTheServerFailedIsHandedOut() throws Exception {
		this.kitchen.enqueue("a");
		this.kitchen.enqueue("garbage");
		this.kitchen.enqueue("unusable");
		RedisCommands<String, String> server = server();
		server.hset("ensemble:{kitchen}:work:anyone/garbage", "request", "no json");
		DocumentedUser.create(server, "resetkeys", "~ensemble:{kitchen}", "~ensemble:{kitchen}:[^w]*",
				"~ensemble:{kitchen}:work:anyone/[ag]*");
		try (RedisStoreClient limited = RedisStoreClient.of(this.redis, DocumentedUser.NAME, DocumentedUser.PASSWORD)) {
			assertThat(limited.claim(2, LEASE)).singleElement()
				.satisfies((claim) -> assertThat(claim.record().key()).isEqualTo(WorkKey.of("a")));
		}
	}

	@Test
	void anIdWithASlashMeetsNobodyElsesWork() throws Exception {
		RedisStoreClient.await(this.kitchen.store()
			.queue()
			.enqueue(new Submission(RedisStoreClient.submission("secret").request(), "alice/x", Ingress.HTTP), 10));
		assertThat(RedisStoreClient.await(this.kitchen.store().results().find(new WorkKey("alice", "x/secret"))))
			.isInstanceOf(Found.Unknown.class);
		assertThat(RedisStoreClient.await(this.kitchen.store().results().find(new WorkKey("alice/x", "secret"))))
			.isInstanceOf(Found.Present.class);
	}

	private Claim claimAfter(String id) throws Exception {
		this.kitchen.enqueue(id);
		return this.kitchen.claim(1, LEASE).get(0);
	}

	private void deliver(String id) throws Exception {
		DeliverySpec reception = new DeliverySpec(DeliveryMethod.QUEUE, "reception");
		Submission submission = new Submission(WorkRequest.of(id, "prepare-meal", "soup").delivery(reception).build(),
				WorkKey.ANYONE, Ingress.HTTP);
		RedisStoreClient.await(this.kitchen.store().queue().enqueue(submission, 10));
		RedisStoreClient.await(this.kitchen.store().results().end(submission.key(), WorkResult.completed("done")));
	}

	private List<DeliveryClaim> deliveries() throws Exception {
		return RedisStoreClient.await(this.kitchen.store().deliveries().claim(10, LEASE)).claims();
	}

	private boolean finish(Claim claim) throws Exception {
		return RedisStoreClient.await(this.kitchen.store().results().finish(claim, WorkResult.completed("done")))
			.isPresent();
	}

	private RedisCommands<String, String> server() {
		return this.kitchen.server();
	}

	private void awaitReturn() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.ignoreExceptions()
			.until(() -> RedisStoreClient.await(this.kitchen.store().queue().depth()) >= 0);
	}

}
