package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that end in good order.
 */
@Tag("faults")
class DrainFaultTests {

	private static final int TERMINATED = 143;

	private static final int WORKERS = 4;

	private static final int RATE = Integer.getInteger("faults.rate", 500);

	private static final int SECONDS = 40;

	@TempDir
	private Path directory;

	@OnServers
	void anOrderlyEndUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess first = scene.worker("worker.pause=100ms").awaitStart();
			scene.worker("worker.pause=100ms").awaitStart();
			CompletableFuture<Void> submission = scene.submitter().submit("drain", 200);
			scene.await(() -> scene.ends() >= 50);
			first.signal("TERM");
			int status = first.awaitEnd();
			submission.join();
			Row.of("R19 SIGTERM under load", kind)
				.saw("exit %d", status)
				.expect("exit 143", status == TERMINATED)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	@OnServers
	void aRollingRestart(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			List<WorkerProcess> running = new ArrayList<>();
			for (int i = 0; i < WORKERS; i++) {
				running.add(scene.worker());
			}
			running.forEach(WorkerProcess::awaitStart);
			scene.submitter().submit("warm", 2 * RATE).join();
			scene.submitter().latencies().clear();
			scene.submitter().submit("steady", 10 * RATE, RATE).join();
			Duration steady = scene.submitter().latencies().p99();
			scene.submitter().latencies().clear();
			CompletableFuture<Void> submission = scene.submitter().submit("rolling", SECONDS * RATE, RATE);
			for (WorkerProcess old : running) {
				scene.worker().awaitStart();
				scene.withdraw(old);
				old.signal("TERM");
				old.awaitEnd();
			}
			boolean inTime = !submission.isDone();
			submission.join();
			Duration rolling = scene.submitter().latencies().p99();
			Row.of("R20 rolling restart under load", kind)
				.saw("4 workers at %d requests/s", RATE)
				.expect("restarted under load", inTime)
				.saw("p99 of acceptance %d ms, before %d ms", rolling.toMillis(), steady.toMillis())
				.expect("p99 <= 3 x steady", rolling.compareTo(steady.multipliedBy(3)) <= 0)
				.saw("%d requests repeated", scene.submitter().failures())
				.expect("no request repeated", scene.submitter().failures() == 0)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

}
