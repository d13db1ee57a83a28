package io.ensemble.faults.rows.request;

import java.nio.file.Path;
import java.util.Map;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work that never succeeds.
 */
@Tag("faults")
class PoisonFaultTests {

	private static final int MAX_ATTEMPTS = 5;

	@TempDir
	private Path directory;

	@OnServers
	void poison(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			scene.worker("ensemble.work.max-concurrent=4").awaitStart();
			scene.submitter().submit("poison", "transient");
			scene.submitter().submit("refused", "business");
			scene.submitter().submit("good", 100).join();
			Findings findings = scene.ended();
			int poison = findings.starts().get("poison");
			int refused = findings.starts().get("refused");
			Row.of("R12 poison item", kind)
				.saw("starts of the poison %d", poison)
				.expect("5 starts", poison == MAX_ATTEMPTS)
				.expect("one dead letter",
						findings.statuses().equals(Map.of("COMPLETED", 100L, "DEAD", 1L, "FAILED", 1L)))
				.expect(findings)
				.conclude();
			Row.of("R15 business and transient failures", kind)
				.saw("starts: business %d, transient %d", refused, poison)
				.expect("business once", refused == 1)
				.expect("transient 5 times", poison == MAX_ATTEMPTS)
				.conclude();
		}
	}

	@OnServers
	void poisonThatKillsTheProcess(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker("ensemble.work.max-concurrent=2").awaitStart();
			scene.submitter().submit("poison", "halt");
			int deaths = 0;
			scene.submitter().submit("early", 3);
			while (!scene.check().complete() || scene.check().accepted() < 4) {
				if (!worker.isAlive()) {
					deaths++;
					worker = scene.worker("ensemble.work.max-concurrent=2").awaitStart();
				}
			}
			scene.submitter().submit("good", 50).join();
			Findings findings = scene.ended();
			Row.of("R13 poison item that kills the process", kind)
				.saw("process deaths %d", deaths)
				.expect("<= 5 deaths", deaths <= MAX_ATTEMPTS)
				.expect("one dead letter", findings.statuses().equals(Map.of("COMPLETED", 53L, "DEAD", 1L)))
				.expect(findings)
				.conclude();
		}
	}

}
