package io.ensemble.faults.rows.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.check.Restarts;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.scene.Scene;

/**
 * Kills workers one after another under load, and starts another one for each.
 */
final class Kills {

	static final int AT_ONCE = 4;

	private static final String[] SETTINGS = { "ensemble.work.max-concurrent=" + AT_ONCE, "worker.pause=100ms" };

	private final Scene scene;

	private final int workers;

	private final int items;

	private final Map<Long, Instant> deaths = new HashMap<>();

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
			this.scene.await(() -> this.scene.ends() >= progress);
			kill(running.remove(0));
			running.add(this.scene.worker(SETTINGS).awaitStart());
		}
		submission.join();
		this.scene.await(() -> this.scene.ends() >= this.items);
		return this.scene.ended();
	}

	private void kill(WorkerProcess worker) {
		this.deaths.put(worker.pid(), Instant.now());
		worker.kill();
	}

	Duration slowestRestart() {
		return new Restarts(this.scene.witnessed()).slowest(this.deaths);
	}

}
