package io.ensemble.faults.rows.replica;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * A schedule that three replicas have, two of which die as soon as they have begun the
 * work of a tick.
 */
@Tag("faults")
class ScheduleFaultTests {

	private static final Duration EVERY = Duration.ofSeconds(10);

	private static final int KILLS = 2;

	private static final int TICKS = 5;

	private static final String[] SETTINGS = { "ensemble.schedule.tasks.tick.task=witnessed",
			"ensemble.schedule.tasks.tick.context=ok", "ensemble.schedule.tasks.tick.every=" + EVERY };

	@TempDir
	private Path directory;

	@OnServers
	void theReplicaThatRunsATickDies(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			List<WorkerProcess> replicas = IntStream.rangeClosed(0, KILLS)
				.mapToObj((number) -> scene.worker(SETTINGS))
				.toList();
			replicas.forEach(WorkerProcess::awaitStart);
			for (int kill = 1; kill <= KILLS; kill++) {
				long runner = await(scene, kill).runner();
				replicas.stream().filter((replica) -> replica.pid() == runner).forEach(WorkerProcess::kill);
			}
			await(scene, TICKS);
			URI survivor = scene.addresses().get(0);
			Ticks ticks = new Ticks(scene.witnessed());
			scene.await(() -> ticks.ids().stream().allMatch((id) -> Answers.outcome(survivor, id) != null));
			Row.of("R26 schedule whose replicas die", kind)
				.saw("3 replicas, a tick each %d s, %d kill -9 of who had begun one: %d ticks, extra starts %d",
						EVERY.toSeconds(), KILLS, ticks.count(), ticks.extra())
				.saw("begun %d ms after the tick at most", ticks.delay().toMillis())
				.expect("each tick has a run", ticks.isWithoutHole(EVERY))
				.expect("each run once, and once more for each kill", ticks.extra() <= KILLS)
				.expect("at most one tick late", ticks.delay().compareTo(EVERY) <= 0)
				.expect("each has one result",
						ticks.ids()
							.stream()
							.allMatch((id) -> Answers.outcome(survivor, id).status().equals("COMPLETED")))
				.conclude();
		}
	}

	private static Ticks await(Scene scene, int count) {
		scene.await(() -> new Ticks(scene.witnessed()).count() >= count);
		return new Ticks(scene.witnessed());
	}

}
