package io.ensemble.faults.rows.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that comes back with nothing in it.
 */
@Tag("faults")
class EmptiedStoreFaultTests {

	private static final String ROW = "R07 store emptied";

	private static final int AFTER = 20;

	@TempDir
	private Path directory;

	@OnServers
	void emptied(StoreKind kind) {
		empty(kind);
	}

	@Test
	void emptiedBehindKafka() {
		empty(StoreKind.KAFKA_REDIS);
	}

	/**
	 * Brokers make the topics that are asked for, as they think fit, and clients go on
	 * where they had been: that takes a restart.
	 */
	@Test
	void emptiedKafkaAlone() {
		try (Scene scene = Scene.on(StoreKind.KAFKA, this.directory)) {
			WorkerProcess worker = scene.worker().awaitStart();
			scene.submitter().send(worker.address(), "gone", "PT3S");
			scene.await(() -> scene.starts() == 1);
			int lines = worker.log().size();
			scene.server().empty();
			scene.await(() -> scene.ends() == 1);
			long accepted = IntStream.range(0, AFTER)
				.filter((i) -> scene.submitter().send(worker.address(), "after-" + i, "ok") == 202)
				.count();
			scene.awaitLease();
			long done = scene.ends() - 1;
			boolean loud = worker.log()
				.stream()
				.skip(lines)
				.anyMatch((line) -> line.contains(" WARN ") || line.contains(" ERROR "));
			Row.of(ROW, StoreKind.KAFKA)
				.saw("of %d requests after that accepted %d, done %d without a restart", AFTER, accepted, done)
				.saw("said in the log: %s", loud)
				.expect("taking work again without a restart", accepted == AFTER && done == AFTER)
				.expect("said in the log", loud)
				.conclude();
		}
	}

	private void empty(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker().awaitStart();
			scene.awaitLease();
			scene.submitter().send(worker.address(), "gone", "PT3S");
			scene.await(() -> scene.starts() == 1);
			int lines = worker.log().size();
			scene.server().empty();
			Instant emptied = Instant.now();
			scene.submitter().submit("after", 20).join();
			Duration back = Duration.between(emptied, Instant.now());
			Findings findings = scene.ended();
			scene.awaitLease();
			scene.awaitLease();
			Answers.Outcome gone = Answers.outcome(worker.address(), "gone");
			boolean loud = worker.log()
				.stream()
				.skip(lines)
				.anyMatch((line) -> line.contains(" WARN ") || line.contains(" ERROR "));
			Row.of(ROW, kind)
				.saw("taking work again after %d ms", back.toMillis())
				.saw("what ran at that time: %s", (gone != null) ? gone.status() : "unknown")
				.saw("said in the log: %s", loud)
				.expect("what ran has a result", gone != null && gone.status().equals("COMPLETED"))
				.expect("said in the log", loud)
				.saw("accepted after that:")
				.expectOnce(findings)
				.conclude();
		}
	}

}
