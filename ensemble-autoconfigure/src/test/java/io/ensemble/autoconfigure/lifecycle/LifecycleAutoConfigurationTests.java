package io.ensemble.autoconfigure.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class LifecycleAutoConfigurationTests {

	private final CountDownLatch started = new CountDownLatch(1);

	private final CountDownLatch finish = new CountDownLatch(1);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration.class,
				ApplicationAvailabilityAutoConfiguration.class, LifecycleAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen", "spring.lifecycle.timeout-per-shutdown-phase=100ms")
		.withBean(Capability.class, () -> Capability.task("cook").handler((input) -> {
			this.started.countDown();
			try {
				this.finish.await();
				return "soup";
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("interrupted", ex);
			}
		}));

	@Test
	void theEnsembleIsReadyWhenTheApplicationRuns() {
		this.runner.run((context) -> assertThat(context.getBean(EnsembleLifecycle.class).state())
			.isEqualTo(EnsembleState.READY));
	}

	@Test
	void closingTheApplicationWaitsForWhatRunsLongerThanAnOrdinaryPhaseMay() {
		ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
		AtomicReference<ResultStore> results = new AtomicReference<>();
		this.runner.run((context) -> {
			results.set(context.getBean(WorkStores.class).results());
			submit(context, "r1");
			assertThat(this.started.await(10, TimeUnit.SECONDS)).isTrue();
			later.schedule(this.finish::countDown, 1, TimeUnit.SECONDS);
		});
		later.shutdown();
		assertThat(record(results.get(), "r1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	void whatOutlivesTheDrainTimeoutFailsAndTheApplicationStillCloses() {
		AtomicReference<ResultStore> results = new AtomicReference<>();
		this.runner.withPropertyValues("ensemble.work.drain-timeout=200ms").run((context) -> {
			results.set(context.getBean(WorkStores.class).results());
			submit(context, "r1");
			assertThat(this.started.await(10, TimeUnit.SECONDS)).isTrue();
		});
		assertThat(record(results.get(), "r1").result().code()).isEqualTo(ErrorCode.DRAINING);
	}

	@Test
	void readinessGoesDownWithTheDrain() {
		this.runner.run((context) -> {
			AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
			ApplicationAvailability availability = context.getBean(ApplicationAvailability.class);
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
			context.getBean(EnsembleLifecycle.class).drain();
			assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
		});
	}

	@Test
	void aLifecycleOfTheApplicationsOwnIsUsed() {
		EnsembleLifecycle own = BDDMockito.mock(EnsembleLifecycle.class);
		BDDMockito.given(own.state()).willReturn(EnsembleState.STOPPED);
		this.runner.withBean(EnsembleLifecycle.class, () -> own)
			.run((context) -> assertThat(context.getBean(EnsembleLifecycle.class)).isSameAs(own));
	}

	@Test
	void probeGroupsAreOnUnlessSomebodySaidOtherwise() {
		MockEnvironment environment = new MockEnvironment();
		new ProbeGroupsEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("management.endpoint.health.probes.enabled")).isEqualTo("true");
		environment.setProperty("management.endpoint.health.probes.enabled", "false");
		assertThat(environment.getProperty("management.endpoint.health.probes.enabled")).isEqualTo("false");
	}

	private static void submit(ApplicationContext context, String id) {
		context.getBean(WorkIntake.class)
			.submit(new Submission(WorkRequest.of(id, "cook", "").build(), WorkKey.ANYONE, Ingress.HTTP));
	}

	private static WorkRecord record(ResultStore results, String id) {
		return ((Found.Present) results.find(WorkKey.of(id)).toCompletableFuture().join()).record();
	}

}
