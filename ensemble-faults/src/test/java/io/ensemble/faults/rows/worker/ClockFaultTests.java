package io.ensemble.faults.rows.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Workers whose clock is wrong. Needs the package {@code faketime} of the operating
 * system, which lies to a whole process.
 */
@Tag("faults")
class ClockFaultTests {

	@TempDir
	private Path directory;

	@OnServers
	void clocksAnHourFastAndSlowAndStepping(StoreKind kind) throws IOException {
		Path clock = Files.writeString(this.directory.resolve("clock"), "+0h");
		try (Scene scene = Scene.on(kind, this.directory)) {
			List<WorkerProcess> workers = List.of(scene.worker(SETTINGS).awaitStart(),
					scene.worker(faked("FAKETIME", "+1h"), SETTINGS).awaitStart(),
					scene.worker(faked("FAKETIME", "-1h"), SETTINGS).awaitStart(),
					scene.worker(faked("FAKETIME_TIMESTAMP_FILE", clock.toString()), SETTINGS).awaitStart());
			CompletableFuture<Void> submission = scene.submitter().submit("skewed", 600);
			for (int i = 0; i < 4; i++) {
				scene.submitter().submit("long-" + i, "PT6S");
			}
			for (String step : List.of("+1h", "-1h", "+2h", "+0h")) {
				scene.pause(Duration.ofSeconds(2));
				Files.writeString(clock, step);
			}
			submission.join();
			Row row = Row.of("R18 clock of a worker wrong", kind)
				.saw("four workers, one right, by libfaketime +1 h, -1 h, and stepping by hours");
			List<Long> shares = workers.stream().map(scene::starts).toList();
			row.expectOnce(scene.ended())
				.expect("all completed", scene.check().statuses().equals(Map.of("COMPLETED", 604L)))
				.saw("starts of each %s", shares)
				.expect("no worker starves", shares.stream().allMatch((starts) -> starts > 0))
				.conclude();
		}
	}

	private static final String[] SETTINGS = { "ensemble.work.max-concurrent=4", "worker.pause=200ms" };

	private static Map<String, String> faked(String variable, String value) {
		List<Path> libraries = Stream
			.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
			.map((directory) -> Path.of(directory, "faketime", "libfaketimeMT.so.1"))
			.filter(Files::exists)
			.toList();
		assertThat(libraries).as("the package faketime is installed").isNotEmpty();
		Map<String, String> environment = new HashMap<>();
		environment.put("LD_PRELOAD", libraries.get(0).toString());
		environment.put(variable, value);
		environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
		environment.put("FAKETIME_CACHE_DURATION", "1");
		return environment;
	}

}
