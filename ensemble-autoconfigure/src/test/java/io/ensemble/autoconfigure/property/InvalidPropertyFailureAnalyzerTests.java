package io.ensemble.autoconfigure.property;

import io.ensemble.autoconfigure.work.WorkProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class InvalidPropertyFailureAnalyzerTests {

	@Test
	void whatIsRefusedIsNamedWithItsPlaceAndTheReason(CapturedOutput output) {
		start("--ensemble.work.lease=-5s");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.containsIgnoringWhitespaces("The property 'ensemble.work.lease' cannot be 'PT-5S'", "commandLineArgs",
					"It must be at least PT0.1S.")
			.doesNotContain("InvalidConfigurationPropertyValueException", "Failed to bind");
	}

	@Test
	void whatCannotBeReadIsLeftToSpringBoot(CapturedOutput output) {
		start("--ensemble.work.lease=soon");
		assertThat(output).contains("Failed to bind properties under 'ensemble.work.lease'");
	}

	private static void start(String argument) {
		assertThatException().isThrownBy(
				() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(argument));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(WorkProperties.class)
	static class Application {

	}

}
