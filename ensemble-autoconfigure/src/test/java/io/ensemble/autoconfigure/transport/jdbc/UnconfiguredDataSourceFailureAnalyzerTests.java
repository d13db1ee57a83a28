package io.ensemble.autoconfigure.transport.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class UnconfiguredDataSourceFailureAnalyzerTests {

	@Test
	void whoAddedTheLibraryForWorkOnlyIsToldHowToDoWithoutADataSource(CapturedOutput output) {
		start("--ensemble.transport.type=jdbc");
		assertThat(output).contains("APPLICATION FAILED TO START", "ensemble.transport",
				"spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName(),
				"ensemble.transport.jdbc.use-application-data-source");
	}

	@Test
	void everybodyElseIsToldWhatSpringBootSays(CapturedOutput output) {
		start("--ensemble.transport.type=simple");
		assertThat(output).contains("APPLICATION FAILED TO START", "Failed to configure a DataSource")
			.doesNotContain("spring.autoconfigure.exclude");
	}

	private static void start(String argument) {
		FilteredClassLoader withoutDrivers = new FilteredClassLoader("org.h2", "org.postgresql");
		assertThatException().isThrownBy(() -> new SpringApplicationBuilder(Application.class)
			.resourceLoader(new DefaultResourceLoader(withoutDrivers))
			.web(WebApplicationType.NONE)
			.run(argument));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
	static class Application {

	}

}
