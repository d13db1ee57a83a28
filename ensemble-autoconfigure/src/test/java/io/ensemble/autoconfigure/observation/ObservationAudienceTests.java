package io.ensemble.autoconfigure.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationRegistryCustomizer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservationAudience}.
 */
class ObservationAudienceTests {

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withBean(ObservationAudience.class);

	private final ApplicationContextRunner boot = this.plain.withConfiguration(
			AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class));

	@Test
	void metersAloneAreNoAudience() {
		this.boot.run((context) -> assertThat(context.getBean(ObservationAudience.class).registry().isNoop()).isTrue());
	}

	@Test
	void anyOtherHandlerIs() {
		this.boot.withUserConfiguration(Tracer.class).run(ObservationAudienceTests::assertObserved);
	}

	@Test
	void whoeverCustomizesTheRegistryMayLook() {
		this.boot.withUserConfiguration(Customizer.class).run(ObservationAudienceTests::assertObserved);
	}

	@Test
	void aRegistryOfTheApplicationIsTheApplicationsAffair() {
		this.boot.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run(ObservationAudienceTests::assertObserved);
	}

	@Test
	void withoutActuatorTheApplicationMadeTheRegistry() {
		this.plain.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run(ObservationAudienceTests::assertObserved);
	}

	private static void assertObserved(AssertableApplicationContext context) {
		assertThat(context.getBean(ObservationAudience.class).registry())
			.isSameAs(context.getBean(ObservationRegistry.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Tracer {

		@Bean
		ObservationHandler<Observation.Context> tracer() {
			return (context) -> true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		ObservationRegistryCustomizer<ObservationRegistry> customizer() {
			return (registry) -> registry.observationConfig().observationHandler((context) -> true);
		}

	}

}
