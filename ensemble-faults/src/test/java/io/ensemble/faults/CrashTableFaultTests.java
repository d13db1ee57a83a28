package io.ensemble.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.Scene;
import io.ensemble.faults.process.StoreKind;
import io.ensemble.faults.report.FaultTable;
import io.ensemble.faults.report.PlannedRows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every point on every store.
 */
@Tag("faults")
class CrashTableFaultTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("everyPointOnEveryStore")
	void nothingIsLostAndNothingHasTwoResults(StoreKind kind, CrashPoint point) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Findings findings = new Crash(scene).at(point);
			FaultTable.record(PlannedRows.crash(point), kind, findings, findings.promiseKept());
			assertThat(findings.promiseKept()).isTrue();
			assertThat(findings.extra()).isLessThanOrEqualTo(1);
		}
	}

	static Stream<Arguments> everyPointOnEveryStore() {
		return Stream.of(StoreKind.REDIS, StoreKind.POSTGRESQL, StoreKind.H2)
			.flatMap((kind) -> Arrays.stream(CrashPoint.values()).map((point) -> Arguments.of(kind, point)));
	}

}
