package io.ensemble.autoconfigure.web;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who let a request wait, at an ensemble whose store takes its time.
 */
class WaitingCallersTests {

	@TempDir
	private Path directory;

	@Test
	void whoWaitsAsLongAsAnybodyMayIsToldThatTheWorkWasAccepted() {
		try (RunningKitchen kitchen = kitchen("ensemble.web.max-wait=1s")) {
			assertThat(kitchen.client().post("/api/work?wait=PT5S", """
					{"requestId":"duck-1","task":"roast","context":"duck"}""").statusCode()).isEqualTo(202);
		}
	}

	@Test
	void whereNobodyMayWaitRequestsAreAcceptedAllTheSame() {
		try (RunningKitchen kitchen = kitchen("ensemble.web.max-wait=0s")) {
			assertThat(kitchen.client().post("/api/work", """
					{"requestId":"meal-1","task":"prepare-meal","context":"soup"}""").statusCode()).isEqualTo(202);
			assertThat(kitchen.client().post("/api/tools/check-inventory", """
					{"input":"eggs"}""").statusCode()).isEqualTo(200);
		}
	}

	private RunningKitchen kitchen(String property) {
		return RunningKitchen.start("ensemble.transport.type=jdbc",
				"ensemble.transport.jdbc.directory=" + this.directory, "ensemble.work.drain-timeout=1s", property);
	}

}
