package io.ensemble.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.Scene;
import io.ensemble.faults.process.StoreKind;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.FaultTable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done to workers.
 */
@Tag("faults")
class WorkerFaultTests {

	private static final int ITEMS = Integer.getInteger("faults.items", 1_000);

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void killsUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Findings findings = new Kills(scene, 2, ITEMS).times(3);
			FaultTable.record("R01 kill -9 of workers under load", kind, "2 workers, 3 kills: " + findings,
					findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isLessThanOrEqualTo(3 * Kills.AT_ONCE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void aWorkerThatWasStoppedBeyondItsLease(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess stopped = scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			IntStream.range(0, 4).forEach((i) -> scene.submitter().submit("held-" + i, "PT2S"));
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 4);
			stopped.signal("STOP");
			WorkerProcess other = scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			Awaitility.await().atMost(PATIENCE).until(() -> scene.check(other).lost().isEmpty());
			stopped.signal("CONT");
			scene.awaitLease();
			Findings findings = scene.check();
			FaultTable.record("R02 SIGSTOP of a worker beyond its lease", kind, "4 held: " + findings,
					findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.starts().values()).containsOnly(2);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void poison(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			scene.submitter().submit("poison", "transient");
			scene.submitter().submit("refused", "business");
			scene.submitter().submit("good", 100).join();
			Findings findings = ended(scene);
			boolean right = findings.starts().get("poison") == 5 && findings.starts().get("refused") == 1
					&& findings.statuses().equals(Map.of("COMPLETED", 100L, "DEAD", 1L, "FAILED", 1L));
			FaultTable.record("R12 poison item", kind,
					"starts of the poison " + findings.starts().get("poison") + ": " + findings, right);
			FaultTable.record("R15 business and transient failures", kind, "starts: business "
					+ findings.starts().get("refused") + ", transient " + findings.starts().get("poison"), right);
			assertThat(right).as(findings.toString()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void theSameIdsManyTimesAndWithAnotherPayload(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			scene.worker().awaitStart();
			scene.worker().awaitStart();
			CompletableFuture
				.allOf(IntStream.range(0, 10)
					.mapToObj((i) -> scene.submitter().submit("same", 50))
					.toArray(CompletableFuture[]::new))
				.join();
			int other = scene.submitter().send(scene.addresses().get(0), "same-0", "business");
			Findings findings = ended(scene);
			FaultTable.record("R16 ids submitted ten times at once", kind, "50 ids x 10: " + findings,
					findings.promiseKept() && findings.extra() == 0);
			FaultTable.record("R17 same id, other payload", kind, "HTTP " + other, other == 409);
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isZero();
			assertThat(other).isEqualTo(409);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void anOrderlyEndUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess first = scene.worker("worker.pause=100ms").awaitStart();
			scene.worker("worker.pause=100ms").awaitStart();
			CompletableFuture<Void> submission = scene.submitter().submit("drain", 200);
			Awaitility.await().atMost(PATIENCE).until(() -> scene.ends() >= 50);
			first.signal("TERM");
			int status = first.awaitEnd();
			submission.join();
			Findings findings = ended(scene);
			FaultTable.record("R19 SIGTERM under load", kind, "exit " + status + ": " + findings,
					findings.promiseKept() && findings.extra() == 0);
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "REDIS", "POSTGRESQL" })
	void aFullQueue(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess busy = scene
				.worker("ensemble.work.queue-capacity=100", "ensemble.work.max-concurrent=1", "worker.pause=10ms")
				.awaitStart();
			scene.submitter().submit("long", "PT10S");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 1);
			List<Integer> statuses = IntStream.range(0, 300)
				.mapToObj((i) -> scene.submitter().send(busy.address(), "full-" + i, "ok"))
				.toList();
			long accepted = statuses.stream().filter((status) -> status == 202).count();
			Awaitility.await().atMost(PATIENCE).until(() -> scene.ends() == 1 + accepted);
			scene.awaitLease();
			boolean right = accepted == 100 && Set.copyOf(statuses).equals(Set.of(202, 503)) && scene.ends() == 101
					&& Answers.outcome(busy.address(), "full-299") == null;
			FaultTable.record("R21 full queue", kind,
					"capacity 100, 300 asked: accepted " + accepted + ", done " + (scene.ends() - 1), right);
			assertThat(right).isTrue();
		}
	}

	private static Findings ended(Scene scene) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.until(scene::check, (findings) -> findings.lost().isEmpty());
	}

}
