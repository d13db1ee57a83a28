package io.ensemble.autoconfigure.capability;

import io.ensemble.capability.DuplicateCapabilityException;
import io.ensemble.capability.InvalidCapabilityException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilityFailureAnalyzerTests {

	@Test
	void aNameThatIsTakenTwiceNamesBothBeans() {
		FailureAnalysis analysis = new DuplicateCapabilityFailureAnalyzer()
			.analyze(new IllegalStateException(new DuplicateCapabilityException("cook", "bean 'a'", "bean 'b'")));
		assertThat(analysis.getDescription()).contains("'cook'", "bean 'a'", "bean 'b'");
		assertThat(analysis.getAction()).contains("another name");
	}

	@Test
	void aBrokenDefinitionNamesItsPlace() {
		FailureAnalysis analysis = new InvalidCapabilityFailureAnalyzer()
			.analyze(new InvalidCapabilityException("bean 'a'", "needs a description"));
		assertThat(analysis.getDescription()).contains("bean 'a'", "needs a description");
		assertThat(analysis.getAction()).contains("bean 'a'");
	}

}
