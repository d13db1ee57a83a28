package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that does not run for a while and does not know it.
 */
@Tag("faults")
class StoppedWorkerFaultTests {

	@TempDir
	private Path directory;

	@OnServers
	void stoppedBeyondItsLease(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess stopped = scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			IntStream.range(0, 4).forEach((i) -> scene.submitter().submit("held-" + i, "PT2S"));
			scene.await(() -> scene.starts() == 4);
			stopped.signal("STOP");
			WorkerProcess other = scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			scene.await(() -> scene.check(other).lost().isEmpty());
			stopped.signal("CONT");
			scene.awaitLease();
			Findings findings = scene.ended();
			Row.of("R02 SIGSTOP of a worker beyond its lease", kind)
				.saw("4 held")
				.expect("each started twice", findings.starts().values().stream().allMatch((starts) -> starts == 2))
				.expect(findings)
				.conclude();
		}
	}

}
