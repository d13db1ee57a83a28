package io.ensemble.faults;

import java.nio.file.Path;
import java.time.Duration;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three mistakes on purpose: a checker that lets them pass proves nothing.
 */
class DeliberateBugTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	@Test
	void workThatIsAcknowledgedBeforeItsResultIsLostInACrash() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			String bug = "worker.bug=ACKNOWLEDGES_BEFORE_THE_RESULT";
			WorkerProcess first = scene.worker(bug, "worker.halt=" + CrashPoint.AFTER_CLAIM, "worker.passage=1");
			first.awaitStart();
			scene.submitter().send(first.address(), "early-0", "ok");
			first.awaitEnd();
			scene.worker(bug).awaitStart();
			scene.submitter().submit("early-0", "ok");
			scene.submitter().submit("early-1", "ok");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.check().statuses().containsKey("COMPLETED"));
			scene.awaitLease();
			assertThat(scene.check().lost()).containsExactly("early-0");
		}
	}

	@Test
	void withoutATokenTheResultOfAStoppedWorkerReplacesTheOneThatWasSeen() {
		Findings findings = stoppedBeyondItsLease("worker.bug=IGNORES_THE_TOKEN");
		assertThat(findings.severalResults()).containsExactly("late-0");
		assertThat(findings.promiseKept()).isFalse();
	}

	@Test
	void aForgottenRequestIsMissed() {
		try (Scene scene = Scene.on(StoreKind.H2, this.directory)) {
			scene.worker("worker.bug=FORGETS_TO_ENQUEUE", "worker.pause=1ms").awaitStart();
			scene.submitter().submit("forgotten", 20).join();
			Findings findings = Awaitility.await()
				.atMost(PATIENCE)
				.until(scene::check, (found) -> found.lost().size() == 2);
			assertThat(findings.promiseKept()).isFalse();
		}
	}

	private Findings stoppedBeyondItsLease(String bug) {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			WorkerProcess stopped = scene.worker(bug).awaitStart();
			scene.submitter().submit("late-0", "PT1S");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.starts() == 1);
			stopped.signal("STOP");
			WorkerProcess other = scene.worker(bug).awaitStart();
			Awaitility.await().atMost(PATIENCE).until(() -> scene.check(other).lost().isEmpty());
			stopped.signal("CONT");
			Awaitility.await().atMost(PATIENCE).until(() -> scene.ends() == 2);
			scene.awaitLease();
			return scene.check(other);
		}
	}

}
