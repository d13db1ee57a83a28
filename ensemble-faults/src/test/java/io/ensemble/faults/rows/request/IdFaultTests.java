package io.ensemble.faults.rows.request;

import java.nio.file.Path;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ids that are used again.
 */
@Tag("faults")
class IdFaultTests {

	private static final int GONE = 410;

	private static final int CONFLICT = 409;

	@TempDir
	private Path directory;

	@OnServers
	void theSameIdWithAnotherPayload(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			scene.worker().awaitStart();
			scene.submitter().submit("same", "ok");
			int other = scene.submitter().send(scene.addresses().get(0), "same", "business");
			Row.of("R17 same id, other payload", kind)
				.saw("HTTP %d", other)
				.expect("HTTP 409", other == CONFLICT)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	@OnServers
	void anExpiredResult(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker("ensemble.work.result-ttl=2s").awaitStart();
			scene.submitter().send(worker.address(), "old", "ok");
			scene.await(() -> Answers.outcome(worker.address(), "old") != null);
			scene.await(() -> asked(worker) != 200);
			int asked = asked(worker);
			int again = scene.submitter().send(worker.address(), "old", "ok");
			scene.awaitLease();
			Row.of("R22 result expired", kind)
				.saw("asked for it HTTP %d, submitted again HTTP %d, starts %d", asked, again, scene.starts())
				.expect("HTTP 410 for who asks", asked == GONE)
				.expect("HTTP 410 for the same id", again == GONE)
				.expect("no silent rerun", scene.starts() == 1)
				.conclude();
		}
	}

	private static int asked(WorkerProcess worker) {
		return Answers.get(worker.address().resolve("/api/work/old")).statusCode();
	}

}
