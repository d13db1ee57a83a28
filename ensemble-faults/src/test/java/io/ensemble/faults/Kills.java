package io.ensemble.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.Scene;
import io.ensemble.faults.process.WorkerProcess;
import org.awaitility.Awaitility;

/**
 * Kills workers one after another under load, and starts another one for each.
 */
final class Kills {

	static final int AT_ONCE = 4;

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	private static final String[] SETTINGS = { "ensemble.work.max-concurrent=" + AT_ONCE, "worker.pause=100ms" };

	private final Scene scene;

	private final int workers;

	private final int items;

	Kills(Scene scene, int workers, int items) {
		this.scene = scene;
		this.workers = workers;
		this.items = items;
	}

	Findings times(int kills) {
		List<WorkerProcess> running = new ArrayList<>();
		for (int i = 0; i < this.workers; i++) {
			running.add(this.scene.worker(SETTINGS));
		}
		running.forEach(WorkerProcess::awaitStart);
		CompletableFuture<Void> submission = this.scene.submitter().submit("item", this.items);
		for (int kill = 1; kill <= kills; kill++) {
			long progress = (long) this.items * kill / (kills + 1);
			Awaitility.await()
				.atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> this.scene.ends() >= progress);
			running.remove(0).kill();
			running.add(this.scene.worker(SETTINGS).awaitStart());
		}
		submission.join();
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(500))
			.until(this.scene::check, (findings) -> findings.lost().isEmpty());
	}

}
