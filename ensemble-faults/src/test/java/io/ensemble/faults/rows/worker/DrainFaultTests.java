package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that ends in good order, with work that ends in time and work that does not.
 */
@Tag("faults")
class DrainFaultTests {

	private static final int TERMINATED = 143;

	private static final Duration DRAIN = Duration.ofSeconds(3);

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SECOND = Duration.ofSeconds(1);

	/** Much longer than the drain, so that nobody can mistake its end for a hand-back. */
	private static final String[] SETTINGS = { "worker.pause=100ms", "ensemble.work.drain-timeout=" + DRAIN,
			"ensemble.work.lease=60s" };

	@TempDir
	private Path directory;

	@OnServers
	void anOrderlyEndUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess first = scene.worker(SETTINGS).awaitStart();
			scene.submitter().submit("long", LONG.toString());
			scene.await(() -> scene.starts(first) == 1);
			scene.worker(SETTINGS).awaitStart();
			CompletableFuture<Void> submission = scene.submitter().submit("drain", 200);
			scene.await(() -> scene.ends() >= 50);
			Instant term = Instant.now();
			first.signal("TERM");
			scene.await(() -> scene.readiness(first) != 200);
			Duration unready = Duration.between(term, Instant.now());
			int readiness = scene.readiness(first);
			int status = first.awaitEnd();
			Duration end = Duration.between(term, Instant.now());
			scene.await(() -> scene.witnessed("start long ") == 2);
			Duration handedBack = Duration.between(term.plus(DRAIN), scene.lastStart("long"));
			submission.join();
			Findings findings = scene.ended();
			Duration lastPull = Duration.between(term, scene.lastStart(Long.toString(first.pid())));
			Row.of("R19 SIGTERM under load", kind)
				.saw("exit %d after %d ms, with %d s to drain", status, end.toMillis(), DRAIN.toSeconds())
				.expect("exit 143", status == TERMINATED)
				.expect("exit <= drain time + 5 s", end.compareTo(DRAIN.plusSeconds(5)) <= 0)
				.saw("readiness %d after %d ms", readiness, unready.toMillis())
				.expect("readiness 503 <= 1 s", readiness == 503 && unready.compareTo(SECOND) <= 0)
				.saw("last start there %+d ms after the signal", lastPull.toMillis())
				.expect("nothing new started", lastPull.compareTo(SECOND) <= 0)
				.saw("longer work began elsewhere %d ms after the drain, with a lease of 60 s", handedBack.toMillis())
				.expect("handed back at once", handedBack.compareTo(SECOND.multipliedBy(2)) <= 0)
				.expect("only that started again", findings.extra() == 1 && findings.starts().get("long") == 2)
				.expect(findings)
				.conclude();
		}
	}

}
