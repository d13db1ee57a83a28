package io.ensemble.autoconfigure.transport.failure;

import io.ensemble.autoconfigure.transport.properties.TransportType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class UnavailableTransportFailureAnalyzerTests {

	@Test
	void theTransportTheReasonAndTheWayOutAreNamed() {
		UnavailableTransportException failure = new UnavailableTransportException(TransportType.REDIS,
				"There is no server.", "Start one.");
		FailureAnalysis analysis = new UnavailableTransportFailureAnalyzer()
			.analyze(new IllegalStateException(failure));
		assertThat(analysis.getDescription()).contains("'redis'", "ensemble.transport.type", "ensemble.transport.store",
				"There is no server.");
		assertThat(analysis.getAction()).isEqualTo("Start one.");
	}

}
