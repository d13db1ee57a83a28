package io.ensemble.faults;

import java.nio.file.Path;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A few of the points; all of them on all stores are in the profile "faults".
 */
class CrashPointTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "H2, AFTER_RUN", "REDIS, AFTER_RESULT" })
	void aCrashCostsAtMostOneMoreStart(StoreKind kind, CrashPoint point) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Findings findings = new Crash(scene).at(point);
			assertThat(findings.lost()).isEmpty();
			assertThat(findings.severalResults()).isEmpty();
			assertThat(findings.extra()).isEqualTo((point == CrashPoint.AFTER_RUN) ? 1 : 0);
		}
	}

}
