package io.ensemble.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.report.PlannedRows;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
		crash(kind, point);
	}

	@ParameterizedTest
	@MethodSource("everyPointOnKafka")
	void nothingIsLostOnKafka(StoreKind kind, CrashPoint point) {
		crash(kind, point);
	}

	private void crash(StoreKind kind, CrashPoint point) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			Findings findings = new Crash(scene).at(point);
			Row.of(PlannedRows.crash(point), kind)
				.expect("at most one more start", findings.extra() <= 1)
				.expect(findings)
				.conclude();
		}
	}

	static Stream<Arguments> everyPointOnEveryStore() {
		return everyPoint(StoreKind.durable().stream());
	}

	static Stream<Arguments> everyPointOnKafka() {
		return everyPoint(Stream.of(StoreKind.KAFKA, StoreKind.KAFKA_REDIS));
	}

	private static Stream<Arguments> everyPoint(Stream<StoreKind> stores) {
		return stores.flatMap((kind) -> Arrays.stream(CrashPoint.values()).map((point) -> Arguments.of(kind, point)));
	}

}
