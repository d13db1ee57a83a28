package io.ensemble.autoconfigure.transport;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class UnavailableTransportFailureAnalyzerTests {

	@Test
	void whatIsAvailableIsNamed() {
		FailureAnalysis analysis = new UnavailableTransportFailureAnalyzer()
			.analyze(new IllegalStateException(new UnavailableTransportException("redis")));
		assertThat(analysis.getDescription()).contains("'redis'", "ensemble.transport.type");
		assertThat(analysis.getAction()).contains("simple");
	}

}
