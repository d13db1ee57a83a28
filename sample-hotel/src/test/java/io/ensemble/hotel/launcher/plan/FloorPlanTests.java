package io.ensemble.hotel.launcher.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FloorPlan}, {@link Department} and {@link DataDirectory}.
 */
class FloorPlanTests {

	@Test
	void withoutArgumentsEveryDepartmentOpensAtItsUsualPort() {
		FloorPlan plan = plan(List.of(), Map.of());
		assertThat(plan.open()).containsExactlyInAnyOrder(Department.values());
		assertThat(Arrays.stream(Department.values()).collect(Collectors.toMap(Department::ensemble, plan::port)))
			.isEqualTo(Map.of("front-desk", 7329, "room-service", 7330, "kitchen", 7331, "housekeeping", 7332,
					"maintenance", 7333, "procurement", 7334, "accounting", 7335, "dashboard", 7400));
	}

	@Test
	void onlyTheNamedDepartmentsOpen() {
		assertThat(plan(List.of("kitchen", "room-service"), Map.of()).open())
			.containsExactlyInAnyOrder(Department.KITCHEN, Department.ROOM_SERVICE);
	}

	@Test
	void aMovedDepartmentIsKnownToAllEvenIfItRunsElsewhere() {
		FloorPlan plan = plan(List.of("room-service"), Map.of("kitchen", " 9331 "));
		assertThat(plan.port(Department.KITCHEN)).isEqualTo(9331);
		assertThat(plan.port(Department.ROOM_SERVICE)).isEqualTo(7330);
	}

	@Test
	void anUnknownDepartmentIsNamedTogetherWithThoseThatThereAre() {
		assertThatExceptionOfType(InvalidHotelException.class).isThrownBy(() -> plan(List.of("casino"), Map.of()))
			.withMessage("The hotel has no department 'casino'")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("kitchen", "room-service", "dashboard"));
		assertThatExceptionOfType(InvalidHotelException.class)
			.isThrownBy(() -> plan(List.of(), Map.of("casino", "7000")))
			.withMessageContaining("casino");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "65536", "http", "", "7331.5", "99999999999" })
	void aBadPortIsNamed(String port) {
		assertThatExceptionOfType(InvalidHotelException.class)
			.isThrownBy(() -> plan(List.of(), Map.of("kitchen", port)))
			.withMessage("hotel.ports.kitchen is '" + port + "'");
	}

	@Test
	void twoDepartmentsAtOnePortAreBothNamed() {
		assertThatExceptionOfType(InvalidHotelException.class)
			.isThrownBy(() -> plan(List.of(), Map.of("kitchen", "7400")))
			.withMessageContaining("kitchen")
			.withMessageContaining("dashboard")
			.withMessageContaining("7400");
	}

	@Test
	void theDataDirectoryIsAbsolute() {
		FloorPlan plan = FloorPlan.of(new HotelProperties(List.of(), Map.of(), Path.of("some/../files")));
		assertThat(plan.dataDir()).isEqualTo(Path.of("files").toAbsolutePath());
	}

	@Test
	void theUsualDataDirectoryIsBesideTheJarOrInTheModule() {
		assertThat(DataDirectory.usual(Path.of("/opt/hotel/sample-hotel.jar"))).isEqualTo(Path.of("/opt/hotel/data"));
		assertThat(DataDirectory.usual(Path.of("/src/sample-hotel/target/classes")))
			.isEqualTo(Path.of("/src/sample-hotel/data"));
		assertThat(DataDirectory.usual(Path.of("/src/sample-hotel"))).isEqualTo(Path.of("/src/sample-hotel/data"));
	}

	private static FloorPlan plan(List<String> departments, Map<String, String> ports) {
		return FloorPlan.of(new HotelProperties(departments, ports, null));
	}

}
