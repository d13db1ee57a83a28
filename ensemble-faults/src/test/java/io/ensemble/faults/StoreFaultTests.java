package io.ensemble.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.fault.TcpProxy;
import io.ensemble.faults.check.Answers;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.RedisServer;
import io.ensemble.faults.process.Scene;
import io.ensemble.faults.process.StoreKind;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.FaultTable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done to Redis and the way to it.
 */
@Tag("faults")
class StoreFaultTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	private Path directory;

	@Test
	void killedAndBackUnderLoad() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			RedisServer redis = (RedisServer) scene.store();
			scene.worker().awaitStart();
			scene.worker().awaitStart();
			CompletableFuture<Void> submission = scene.submitter().submit("back", 500);
			for (int kill = 1; kill <= 3; kill++) {
				int progress = 100 * kill;
				Awaitility.await().atMost(PATIENCE).until(() -> scene.ends() >= progress);
				redis.kill();
				pause(Duration.ofSeconds(5));
				redis.start();
			}
			submission.join();
			Findings findings = ended(scene);
			FaultTable.record("R05 store killed and back under load", StoreKind.REDIS,
					"3 kills, 5 s each, " + scene.submitter().failures() + " requests repeated: " + findings,
					findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
		}
	}

	@Test
	void awayForAMinute() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			RedisServer redis = (RedisServer) scene.store();
			WorkerProcess worker = scene.worker().awaitStart();
			scene.submitter().submit("held", "PT3S");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 1);
			redis.kill();
			pause(Duration.ofSeconds(5));
			int refused = scene.submitter().send(worker.address(), "away", "ok");
			int ready = status(worker, "/api/health/ready");
			int live = status(worker, "/api/health/live");
			pause(Duration.ofSeconds(55));
			redis.start();
			scene.submitter().submit("after", 20).join();
			Findings findings = ended(scene);
			boolean right = findings.promiseKept() && refused == 503 && ready == 503 && live == 200;
			FaultTable.record("R06 store away for 60 s", StoreKind.REDIS,
					"submit HTTP " + refused + ", ready " + ready + ", live " + live + ": " + findings, right);
			assertThat(right).as(findings.toString()).isTrue();
		}
	}

	@Test
	void emptied() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			RedisServer redis = (RedisServer) scene.store();
			WorkerProcess worker = scene.worker().awaitStart();
			scene.submitter().send(worker.address(), "gone", "PT2S");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 1);
			redis.tell("FLUSHALL");
			scene.submitter().submit("after", 20).join();
			Findings findings = ended(scene);
			FaultTable.record("R07 store emptied", StoreKind.REDIS, "accepted after that: " + findings,
					findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
		}
	}

	@Test
	void blackHole() throws Exception {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory);
				TcpProxy proxy = new TcpProxy(scene.store().port())) {
			scene.worker(scene.store().properties(proxy.port()), "ensemble.work.max-concurrent=2").awaitStart();
			scene.submitter().submit("hole-0", "PT30S");
			scene.submitter().submit("hole-1", "PT30S");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 2);
			proxy.swallow(true);
			WorkerProcess other = scene.worker().awaitStart();
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 4);
			Awaitility.await().atMost(PATIENCE).until(() -> scene.check(other).lost().isEmpty());
			proxy.swallow(false);
			proxy.cut();
			scene.awaitLease();
			Findings findings = ended(scene);
			FaultTable.record("R08 black hole between worker and store for 30 s", StoreKind.REDIS,
					"2 held by the worker cut off: " + findings, findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isEqualTo(2);
		}
	}

	@Test
	void outOfMemory() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			RedisServer redis = (RedisServer) scene.store();
			WorkerProcess worker = scene.worker("worker.pause=200ms").awaitStart();
			scene.submitter().submit("before", 30).join();
			redis.tell("CONFIG SET maxmemory 1");
			int refused = scene.submitter().send(worker.address(), "full", "ok");
			redis.tell("CONFIG SET maxmemory 0");
			scene.submitter().submit("after", 10).join();
			Findings findings = ended(scene);
			boolean right = findings.promiseKept() && refused == 503;
			FaultTable.record("R23 store out of memory", StoreKind.REDIS, "submit HTTP " + refused + ": " + findings,
					right);
			assertThat(right).as(findings.toString()).isTrue();
		}
	}

	private static int status(WorkerProcess worker, String path) {
		URI target = worker.address().resolve(path);
		return Answers.get(target).statusCode();
	}

	private static void pause(Duration pause) {
		Awaitility.await().pollDelay(pause).atMost(pause.plusSeconds(5)).until(() -> true);
	}

	private static Findings ended(Scene scene) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.until(scene::check, (findings) -> findings.lost().isEmpty());
	}

}
