package io.ensemble.faults.rows.request;

import java.nio.file.Path;

import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.submit.SubmitterProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Submitters that die.
 */
@Tag("faults")
class LostSubmitterFaultTests {

	private static final int ITEMS = 300;

	@TempDir
	private Path directory;

	@OnServers
	void diesAfterAcceptance(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker("worker.pause=100ms").awaitStart();
			try (SubmitterProcess dying = SubmitterProcess.submitting(worker.address(), scene.submissions(), "kept",
					10 * ITEMS)) {
				scene.await(() -> scene.submitted("accepted ") >= ITEMS);
				dying.kill();
			}
			try (SubmitterProcess asking = SubmitterProcess.asking(worker.address(), scene.submissions())) {
				asking.awaitEnd();
			}
			Row.of("R03 submitter dies after acceptance", kind)
				.saw("accepted %d, answers found by the next one %d", scene.submitted("accepted "),
						scene.submitted("answered "))
				.expect("all answers found", scene.submitted("answered ") == scene.submitted("accepted "))
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	@OnServers
	void diesBeforeAcceptance(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker().awaitStart();
			try (SubmitterProcess deaf = SubmitterProcess.deaf(worker.address(), scene.submissions(), "unheard",
					ITEMS)) {
				scene.await(() -> scene.submitted("sent ") >= ITEMS / 2);
				deaf.kill();
			}
			long sent = scene.submitted("sent ");
			try (SubmitterProcess again = SubmitterProcess.submitting(worker.address(), scene.submissions(), "unheard",
					ITEMS)) {
				again.awaitEnd();
			}
			Row.of("R04 submitter dies before acceptance", kind)
				.saw("%d sent and no answer read, then all %d ids submitted", sent, ITEMS)
				.expect("died in the middle", sent < ITEMS)
				.expect("all accepted", scene.submitted("accepted ") == ITEMS)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

}
