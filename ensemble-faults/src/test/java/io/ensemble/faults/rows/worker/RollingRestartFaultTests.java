package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.faults.process.Machine;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * All workers replaced one after the other, as a new version is rolled out.
 */
@Tag("faults")
class RollingRestartFaultTests {

	private static final int WORKERS = 4;

	private static final int RATE = Integer.getInteger("faults.rate", 500);

	private static final Duration STEADY = Duration.ofSeconds(20);

	/** As long as a balancer may take to notice. */
	private static final Duration WITHDRAWN = Duration.ofSeconds(1);

	/** Until everything has run often, and no longer than that takes at any rate. */
	private static final int WARM_UP = 3_000;

	@TempDir
	private Path directory;

	@OnServers
	void aRollingRestart(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			List<WorkerProcess> running = new ArrayList<>();
			for (int i = 0; i < WORKERS; i++) {
				running.add(scene.worker());
			}
			running.forEach(WorkerProcess::awaitStart);
			scene.submitter().submit("warm", WARM_UP).join();
			scene.submitter().latencies().clear();
			Machine machine = new Machine();
			Instant end = Instant.now().plus(STEADY);
			double rateBefore = scene.submitter().submit("steady", RATE, () -> Instant.now().isBefore(end)).join();
			long busyBefore = machine.busy();
			Duration before = scene.submitter().latencies().p99();
			scene.submitter().latencies().clear();
			AtomicBoolean rolling = new AtomicBoolean(true);
			CompletableFuture<Double> rate = scene.submitter().submit("rolling", RATE, rolling::get);
			running.forEach((old) -> replace(scene, old));
			rolling.set(false);
			double rateMeanwhile = rate.join();
			long busyMeanwhile = machine.busy();
			Duration p99 = scene.submitter().latencies().p99();
			Row.of("R20 rolling restart under load", kind)
				.saw("4 workers, %d requests/s asked, %.0f/s accepted before and %.0f/s meanwhile", RATE, rateBefore,
						rateMeanwhile)
				.saw("%d processors, %d %% and %d %% busy with all that ran on them", machine.processors(), busyBefore,
						busyMeanwhile)
				.saw("p99 of acceptance %d ms, before %d ms", p99.toMillis(), before.toMillis())
				.expect("p99 <= 3 x steady", p99.compareTo(before.multipliedBy(3)) <= 0)
				.saw("%d requests repeated %s", scene.submitter().failures(), scene.submitter().refusals())
				.expect("no request repeated", scene.submitter().failures() == 0)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	private static void replace(Scene scene, WorkerProcess old) {
		scene.worker().awaitStart();
		scene.withdraw(old);
		scene.pause(WITHDRAWN);
		old.signal("TERM");
		old.awaitEnd();
	}

}
