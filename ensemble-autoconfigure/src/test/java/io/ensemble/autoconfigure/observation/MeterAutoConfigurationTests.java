package io.ensemble.autoconfigure.observation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.cache.CacheStage;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.QuarantineStage;
import io.ensemble.observation.EnsembleMeters;
import io.ensemble.observation.trace.WorkObservationStage;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.token.TokenUsage;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MeterAutoConfigurationTests {

	private final ApplicationContextRunner ensemble = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, MeterAutoConfiguration.class, WorkObservationAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen", "ensemble.models.price.input-per-million=2.5",
				"management.metrics.use-global-registry=false")
		.withBean(Capability.class, () -> Capability.task("cook").invoker((context) -> {
			context.tokens(new TokenUsage(1000, 10));
			return CompletableFuture.completedFuture("soup");
		}));

	private final ApplicationContextRunner measured = this.ensemble.withConfiguration(
			AutoConfigurations.of(MetricsAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class));

	@Test
	void metersHaveTheNamesAndLabelsOfTheContract() {
		this.measured.run((context) -> {
			run(context, "cook");
			String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
			assertThat(scrape).contains("agentensemble_active_tasks{ensemble=\"kitchen\"} 0.0",
					"agentensemble_queued_requests{ensemble=\"kitchen\"} 0.0",
					"agentensemble_max_concurrent{ensemble=\"kitchen\"} 10.0",
					"agentensemble_capacity_utilization{ensemble=\"kitchen\"} 0.0",
					"agentensemble_task_seconds_count{ensemble=\"kitchen\",outcome=\"completed\",task=\"cook\"} 1",
					"agentensemble_queue_wait_seconds_count{ensemble=\"kitchen\",priority=\"normal\"} 1",
					"agentensemble_requests_total{ensemble=\"kitchen\",ingress=\"http\",outcome=\"completed\"} 1.0",
					"agentensemble_tokens_total{ensemble=\"kitchen\",task=\"cook\",type=\"input\"} 1000.0",
					"agentensemble_cost_total{currency=\"USD\",ensemble=\"kitchen\",task=\"cook\"} 0.0025");
		});
	}

	@Test
	void theObservationOfWorkAddsNoSecondTimer() {
		this.measured.run((context) -> {
			assertThat(context).hasSingleBean(WorkObservationStage.class);
			run(context, "cook");
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).doesNotContain("ensemble_task_execute");
		});
	}

	@Test
	void workIsObservedOnTheThreadOnWhichItGoesOnAfterTheLookIntoTheCacheAndItsQuarantine() {
		this.measured
			.run((context) -> assertThat(context.getBeanProvider(ExecutionStage.class).orderedStream().limit(3))
				.hasExactlyElementsOfTypes(CacheStage.class, QuarantineStage.class, WorkObservationStage.class));
	}

	@Test
	void withoutARegistryNothingIsMeasured() {
		this.ensemble.run((context) -> {
			assertThat(context).doesNotHaveBean(EnsembleMeters.class).doesNotHaveBean(WorkObservationStage.class);
			run(context, "cook");
		});
	}

	@Test
	void progressOfAHandlerIsNoMeter() {
		this.measured
			.withBean("waiter", Capability.class,
					() -> Capability.task("serve").invoker(MeterAutoConfigurationTests::serve))
			.run((context) -> {
				run(context, "serve");
				assertThat(context.getBean(PrometheusMeterRegistry.class).scrape()).doesNotContain("Room 403");
			});
	}

	private static CompletionStage<String> serve(WorkContext context) {
		context.progress("Room 403", 10);
		return CompletableFuture.completedFuture("done");
	}

	private static void run(ApplicationContext context, String task) throws Exception {
		Submission submission = new Submission(WorkRequest.of("r-" + task, task, "").build(), WorkKey.ANYONE,
				Ingress.HTTP);
		context.getBean(WorkIntake.class).submit(submission);
		WorkStores stores = context.getBean(WorkStores.class);
		stores.results().whenFinal(submission.key()).toCompletableFuture().get(10, TimeUnit.SECONDS);
		InFlight inFlight = context.getBean(InFlight.class);
		await().until(() -> inFlight.size() == 0);
	}

}
