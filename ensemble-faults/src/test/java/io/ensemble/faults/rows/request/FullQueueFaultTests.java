package io.ensemble.faults.rows.request;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.AccessLog;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * More work than the queue takes, while both workers of the ensemble are busy.
 */
@Tag("faults")
class FullQueueFaultTests {

	private static final int CAPACITY = 1_000;

	private static final int ASKED = 5_000;

	private static final Duration WITHIN = Duration.ofMillis(50);

	private static final List<String> LONG = List.of("long-1", "long-2");

	@TempDir
	private Path directory;

	@OnServers
	void aFullQueue(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			AccessLog times = new AccessLog(this.directory.resolve("access"));
			LONG.forEach((id) -> scene.worker(settings(times)).awaitStart());
			LONG.forEach((id) -> scene.submitter().submit(id, "PT30M"));
			scene.await(() -> scene.starts() == LONG.size());
			Flood flood = new Flood(scene);
			flood.of(ASKED);
			List<Duration> refusals = times.times(503);
			boolean kept = flood.kept().stream().sorted().toList().equals(flood.kept());
			LONG.forEach((id) -> Answers.delete(scene.addresses().get(0).resolve("/api/work/" + id)));
			Findings findings = scene.ended();
			Set<String> started = new HashSet<>(findings.starts().keySet());
			LONG.forEach(started::remove);
			Row.of("R21 full queue", kind)
				.saw("2 processes, capacity %d, %d asked: accepted %d, refused with queue-full and Retry-After %d",
						CAPACITY, ASKED, flood.accepted().size(), flood.refused())
				.expect("as many accepted as there is room", flood.accepted().size() == CAPACITY)
				.expect("the others refused " + flood.otherwise(), flood.refused() == ASKED - CAPACITY)
				.saw("refused within %d ms, 99 of 100 within %d ms", refusals.get(refusals.size() - 1).toMillis(),
						refusals.get(refusals.size() * 99 / 100).toMillis())
				.expect("each <= 50 ms", refusals.get(refusals.size() - 1).compareTo(WITHIN) <= 0)
				.saw("%d pieces of work in the store when the last was refused",
						flood.kept().get(flood.kept().size() - 1))
				.expect("never fewer than before", kept)
				.expect("what was accepted ran, and nothing else", started.equals(flood.accepted()))
				.expect("all results there",
						findings.statuses().equals(Map.of("COMPLETED", (long) CAPACITY, "CANCELLED", 2L)))
				.expectOnce(findings)
				.conclude();
		}
	}

	private static String[] settings(AccessLog times) {
		return Stream
			.concat(Arrays.stream(times.properties()), Stream.of("ensemble.work.queue-capacity=" + CAPACITY,
					"ensemble.work.max-concurrent=1", "worker.pause=5ms"))
			.toArray(String[]::new);
	}

}
