package io.ensemble.faults;

import java.util.concurrent.CompletableFuture;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.scene.Scene;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets a worker that runs one piece of work at a time die at a crash point, and another
 * one go on.
 */
final class Crash {

	private static final int ITEMS = 10;

	private static final int HALTED = 86;

	private static final String ONE_AT_A_TIME = "ensemble.work.max-concurrent=1";

	private final Scene scene;

	Crash(Scene scene) {
		this.scene = scene;
	}

	Findings at(CrashPoint point) {
		WorkerProcess first = this.scene.worker(ONE_AT_A_TIME, "worker.halt=" + point, "worker.passage=3",
				"worker.pause=300ms");
		first.awaitStart();
		CompletableFuture<Void> submission = this.scene.submit("crash", ITEMS);
		assertThat(first.awaitEnd()).isEqualTo(HALTED);
		this.scene.worker(ONE_AT_A_TIME).awaitStart();
		submission.join();
		return this.scene.ended();
	}

}
