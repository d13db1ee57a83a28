package io.ensemble.faults.rows.worker;

import java.nio.file.Path;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.submit.Submitter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent whose process dies while the model thinks about what two tools said.
 */
@Tag("faults")
class AgentFaultTests {

	private static final String[] SETTINGS = { "worker.agent=true", "worker.pause=2s" };

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.ensemble.faults.store.StoreKind#durable")
	void killedAfterItsSecondToolCall(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker(SETTINGS).awaitStart();
			scene.submitter().submit("run", Submitter.AGENT);
			scene.await(() -> scene.witnessed("model ") == 3);
			long toolsBefore = scene.witnessed("tool ");
			worker.kill();
			scene.worker(SETTINGS).awaitStart();
			Findings findings = scene.ended();
			long first = scene.witnessed("tool first");
			long second = scene.witnessed("tool second");
			long third = scene.witnessed("tool third");
			long model = scene.witnessed("model ");
			Row.of("J1 agent killed after its second tool call", kind)
				.saw("calls of the tools %d, %d and %d, of the model %d", first, second, third, model)
				.expect("killed after two tools", toolsBefore == 2)
				.expect("each tool called once", first == 1 && second == 1 && third == 1)
				.expect("only the model call under way repeated", model == 5)
				.expect("completed", findings.statuses().containsKey("COMPLETED"))
				.expect(findings)
				.conclude();
		}
	}

}
