package io.ensemble.faults.rows.worker;

import java.nio.file.Path;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small load under two kills; larger ones are in the profile "faults".
 */
class KilledWorkersTests {

	@TempDir
	private Path directory;

	@Test
	void twoKillsCostAtMostWhatRanAtTheTime() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory)) {
			Findings findings = new Kills(scene, 2, 200).times(2);
			assertThat(findings.accepted()).isEqualTo(200);
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isLessThanOrEqualTo(2 * Kills.AT_ONCE);
		}
	}

}
