package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.jdbc.JdbcTransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.kafka.ingress.KafkaIngressAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.Found;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * An application with Kafka as transport and a task called cook, and what tests ask of
 * it.
 */
final class KafkaApplication {

	private KafkaApplication() {
	}

	static ApplicationContextRunner runner(TestKafka kafka, String ensemble, UnaryOperator<String> cook) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class,
				CapabilityAutoConfiguration.class, TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class,
				EngineAutoConfiguration.class, LifecycleAutoConfiguration.class, JdbcTransportAutoConfiguration.class,
				KafkaClientAutoConfiguration.class, KafkaIngressAutoConfiguration.class,
				KafkaTransportAutoConfiguration.class, KafkaLogAutoConfiguration.class, KafkaAutoConfiguration.class))
			.withBean("cook", Capability.class, () -> Capability.task("cook").handler(cook))
			.withPropertyValues("ensemble.name=" + ensemble, "spring.kafka.bootstrap-servers=" + kafka.address(),
					"ensemble.transport.type=kafka");
	}

	static Admission submit(ApplicationContext context, WorkRequest request) {
		return context.getBean(WorkIntake.class)
			.submit(new Submission(request, WorkKey.ANYONE, Ingress.HTTP))
			.toCompletableFuture()
			.join();
	}

	static Found find(ApplicationContext context, String id) {
		return context.getBean(WorkStores.class).results().find(WorkKey.of(id)).toCompletableFuture().join();
	}

	static boolean isKept(ApplicationContext context, int from, int to) {
		return IntStream.range(from, to).allMatch((i) -> find(context, id(i)) instanceof Found.Present);
	}

	static long done(ApplicationContext context, int count) {
		return IntStream.range(0, count).filter((i) -> isDone(context, id(i))).count();
	}

	static boolean isDone(ApplicationContext context, String id) {
		return find(context, id) instanceof Found.Present present && present.record().status() == WorkStatus.COMPLETED;
	}

	static String id(int number) {
		return "order-" + number;
	}

	static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
	}

}
