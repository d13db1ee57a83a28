package io.ensemble.faults.rows.store;

import java.nio.file.Path;

import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that reads and does not write: a Redis out of memory, a PostgreSQL whose
 * transactions are read-only.
 */
@Tag("faults")
class FullStoreFaultTests {

	@TempDir
	private Path directory;

	@OnServers
	void full(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker("worker.pause=200ms").awaitStart();
			scene.submitter().submit("before", 30).join();
			scene.server().refuseWrites(true);
			int refused = scene.submitter().send(worker.address(), "full", "ok");
			scene.awaitLease();
			scene.server().refuseWrites(false);
			scene.submitter().submit("after", 10).join();
			Row.of("R23 store out of memory", kind)
				.saw((kind == StoreKind.REDIS) ? "maxmemory 1" : "default_transaction_read_only")
				.saw("submit HTTP %d", refused)
				.expect("submit refused", refused == 503)
				.expect(scene.ended())
				.conclude();
		}
	}

}
