package io.ensemble.faults.rows.worker;

import java.nio.file.Path;
import java.time.Duration;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many kills under load.
 */
@Tag("faults")
class KilledWorkersFaultTests {

	private static final int ITEMS = Integer.getInteger("faults.items", 10_000);

	private static final int KILLS = 10;

	private static final int ON_KAFKA = 5_000;

	private static final int KILLS_ON_KAFKA = 5;

	private static final int WORKERS = 4;

	/** After this time brokers call a member of a group dead. */
	private static final Duration NOTICED = Duration.ofSeconds(6);

	@TempDir
	private Path directory;

	@OnServers
	void killsUnderLoad(StoreKind kind) {
		kill(kind, ITEMS, KILLS, KILLS * Kills.AT_ONCE, Scene.LEASE.multipliedBy(2));
	}

	@Test
	void killsUnderLoadBehindKafka() {
		kill(StoreKind.KAFKA_REDIS, ON_KAFKA, KILLS_ON_KAFKA, KILLS_ON_KAFKA * Kills.AT_ONCE,
				Scene.LEASE.multipliedBy(2));
	}

	/**
	 * A death and a new worker move partitions, those of the living as well, and what
	 * runs in them is started again.
	 */
	@Test
	void killsUnderLoadOnKafkaAlone() {
		kill(StoreKind.KAFKA, ON_KAFKA, KILLS_ON_KAFKA, KILLS_ON_KAFKA * 2 * WORKERS * Kills.AT_ONCE,
				NOTICED.plus(Scene.LEASE.multipliedBy(2)));
	}

	private void kill(StoreKind kind, int items, int kills, int extra, Duration within) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Kills load = new Kills(scene, WORKERS, items);
			Findings findings = load.times(kills);
			Duration slowest = load.slowestRestart();
			Row.of("R01 kill -9 of workers under load", kind)
				.saw("%d workers, %d kills", WORKERS, kills)
				.saw("what was hit started again after %d ms at most", slowest.toMillis())
				.expect("started again within %d ms".formatted(within.toMillis()), slowest.compareTo(within) <= 0)
				.expect("extra starts <= what ran", findings.extra() <= extra)
				.expect(findings)
				.conclude();
		}
	}

}
