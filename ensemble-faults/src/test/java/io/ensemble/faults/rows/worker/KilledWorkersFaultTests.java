package io.ensemble.faults.rows.worker;

import java.nio.file.Path;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many kills under load.
 */
@Tag("faults")
class KilledWorkersFaultTests {

	private static final int ITEMS = Integer.getInteger("faults.items", 10_000);

	private static final int KILLS = 10;

	@TempDir
	private Path directory;

	@OnServers
	void killsUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Kills kills = new Kills(scene, 4, ITEMS);
			Findings findings = kills.times(KILLS);
			Row.of("R01 kill -9 of workers under load", kind)
				.saw("4 workers, %d kills", KILLS)
				.saw("what was hit started again after %d ms at most", kills.slowestRestart().toMillis())
				.expect("started again within two leases",
						kills.slowestRestart().compareTo(Scene.LEASE.multipliedBy(2)) <= 0)
				.expect("extra starts <= what ran", findings.extra() <= KILLS * Kills.AT_ONCE)
				.expect(findings)
				.conclude();
		}
	}

}
