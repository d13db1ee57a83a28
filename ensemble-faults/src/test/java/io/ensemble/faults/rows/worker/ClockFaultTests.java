package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers whose clock is wrong by more than the deadline of what they work on.
 */
@Tag("faults")
class ClockFaultTests {

	/** A lease that ends only if some clock says so. */
	private static final String LEASE = "ensemble.work.lease=30s";

	private static final String CONCURRENCY = "ensemble.work.max-concurrent=4";

	private static final String PAUSE = "worker.pause=200ms";

	@TempDir
	private Path directory;

	@OnServers
	void clocksAnHourFastAndSlowAndStepping(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			List<WorkerProcess> workers = List.of(scene.worker(LEASE, CONCURRENCY, PAUSE),
					scene.worker(LEASE, CONCURRENCY, PAUSE, "worker.ahead=1h"),
					scene.worker(LEASE, CONCURRENCY, PAUSE, "worker.ahead=-1h"),
					scene.worker(LEASE, CONCURRENCY, PAUSE, "worker.ahead=1h", "worker.stepping=true"));
			workers.forEach(WorkerProcess::awaitStart);
			CompletableFuture<Void> submission = scene.submitter().submit("skewed", 600);
			for (int i = 0; i < 8; i++) {
				scene.submitter().submit("long-" + i, "PT6S");
			}
			submission.join();
			Row row = Row.of("R18 clock of a worker wrong", kind)
				.saw("four workers, one right, +1 h, -1 h, and between both each second; work may take 30 minutes");
			row.expectOnce(scene.ended())
				.expect("all completed", scene.check().statuses().equals(Map.of("COMPLETED", 608L)));
			List<Long> shares = workers.stream().map(scene::starts).toList();
			row.saw("starts of each %s", shares)
				.expect("no worker starves", shares.stream().allMatch((starts) -> starts > 0))
				.conclude();
		}
	}

}
