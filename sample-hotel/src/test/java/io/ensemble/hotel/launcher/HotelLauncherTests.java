package io.ensemble.hotel.launcher;

import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HotelLauncher}: what the person at the command line gets to see.
 */
@ExtendWith(OutputCaptureExtension.class)
class HotelLauncherTests {

	private static final String STACK_TRACE = "\tat ";

	@Test
	void anUnknownDepartmentIsExplainedWithoutAStackTrace(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> HotelLauncher.run("--hotel.departments=casino"));
		assertThat(output).contains("The hotel has no department 'casino'.", "Choose from kitchen")
			.doesNotContain(STACK_TRACE);
	}

	@Test
	void aBadPortIsExplainedWithoutAStackTrace(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> HotelLauncher.run("--hotel.ports.kitchen=stove"));
		assertThat(output).contains("hotel.ports.kitchen is 'stove'.", "Set it to a number from 1 to 65535.")
			.doesNotContain(STACK_TRACE);
	}

	@Test
	void onePortForAllDepartmentsIsRefused(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> HotelLauncher.run("--server.port=8080"));
		assertThat(output).contains("server.port would be the same for every department.", "--hotel.ports.kitchen")
			.doesNotContain(STACK_TRACE);
	}

	@Test
	void aDepartmentThatDoesNotStartIsNamedAndTheOthersAreStopped(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0); ServerSocket free = new ServerSocket(0)) {
			int port = free.getLocalPort();
			free.close();
			assertThatExceptionOfType(DepartmentFailedException.class)
				.isThrownBy(() -> HotelLauncher.run("--hotel.departments=kitchen,procurement",
						"--hotel.data-dir=target/hotels/launcher", "--hotel.ports.kitchen=" + taken.getLocalPort(),
						"--hotel.ports.procurement=" + port));
			assertThat(output)
				.contains(
						"The department 'kitchen' did not start, because port " + taken.getLocalPort() + " is in use.")
				.contains("set hotel.ports.kitchen to another one", "The hotel is closed");
			new ServerSocket(port).close();
		}
	}

}
