package io.ensemble.faults.rows.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * More work than the queue takes.
 */
@Tag("faults")
class FullQueueFaultTests {

	@TempDir
	private Path directory;

	@OnServers
	void aFullQueue(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess busy = scene
				.worker("ensemble.work.queue-capacity=100", "ensemble.work.max-concurrent=1", "worker.pause=10ms")
				.awaitStart();
			scene.submitter().submit("long", "PT10S");
			scene.await(() -> scene.starts() == 1);
			List<Integer> statuses = IntStream.range(0, 300)
				.mapToObj((i) -> scene.submitter().send(busy.address(), "full-" + i, "ok"))
				.toList();
			long accepted = statuses.stream().filter((status) -> status == 202).count();
			Duration slowest = scene.submitter().latencies().slowest();
			scene.await(() -> scene.ends() == 1 + accepted);
			scene.awaitLease();
			Row.of("R21 full queue", kind)
				.saw("capacity 100, 300 asked: accepted %d, done %d", accepted, scene.ends() - 1)
				.saw("slowest answer %d ms", slowest.toMillis())
				.expect("100 accepted", accepted == 100)
				.expect("the others refused", Set.copyOf(statuses).equals(Set.of(202, 503)))
				.expect("100 done", scene.ends() == 101)
				.expect("what was refused is not known", Answers.outcome(busy.address(), "full-299") == null)
				.conclude();
		}
	}

}
