package io.ensemble.autoconfigure.actuate;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.schedule.ScheduleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.lifecycle.EnsembleState;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleEndpointTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, EnsembleEndpointAutoConfiguration.class))
		.withBean(Capability.class,
				() -> Capability.tool("taste").description("Tastes").tags("food").handler((input) -> input))
		.withPropertyValues("ensemble.name=kitchen");

	@Test
	void nothingIsExposedByTheStarterItself() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(EnsembleEndpoint.class)
			.doesNotHaveBean(EnsembleDrainEndpoint.class));
	}

	@Test
	void theEndpointTellsWhatTheEnsembleIsAndOffers() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=ensemble").run((context) -> {
			EnsembleEndpoint.EnsembleDescriptor told = context.getBean(EnsembleEndpoint.class).ensemble();
			assertThat(told.name()).isEqualTo("kitchen");
			assertThat(told.state()).isEqualTo(EnsembleState.READY);
			assertThat(told.capabilities()).singleElement()
				.satisfies((capability) -> assertThat(capability.name()).isEqualTo("taste"));
			assertThat(told.queue().capacity()).isEqualTo(10_000);
			assertThat(told.inFlight().maxConcurrent()).isEqualTo(10);
		});
	}

	@Test
	void theEndpointShowsTheSchedules() {
		this.runner.withConfiguration(AutoConfigurations.of(ScheduleAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=ensemble",
					"ensemble.schedule.tasks.dinner.task=taste", "ensemble.schedule.tasks.dinner.cron=0 0 18 * * *")
			.run((context) -> {
				assertThat(context.getBean(EnsembleEndpoint.class).ensemble().schedules()).singleElement()
					.satisfies((schedule) -> {
						assertThat(schedule.name()).isEqualTo("dinner");
						assertThat(schedule.nextTick()).asString().endsWith("T18:00:00Z");
					});
			});
	}

	@Test
	void exposingTheDrainIsNotEnoughToUseIt() {
		ApplicationContextRunner exposed = this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=ensembledrain");
		exposed.run((context) -> assertThat(context).doesNotHaveBean(EnsembleDrainEndpoint.class));
		exposed.withPropertyValues("management.endpoint.ensembledrain.access=unrestricted").run((context) -> {
			EnsembleDrainEndpoint endpoint = context.getBean(EnsembleDrainEndpoint.class);
			assertThat(endpoint.drain().state()).isEqualTo(EnsembleState.DRAINING);
		});
	}

	@Test
	void withoutTheActuatorThereAreNoEndpoints() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EnsembleEndpointAutoConfiguration.class));
	}

}
