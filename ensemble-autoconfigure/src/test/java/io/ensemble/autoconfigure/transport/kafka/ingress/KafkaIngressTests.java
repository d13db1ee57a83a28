package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.observation.MeterAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.MissingLibraryException;
import io.ensemble.autoconfigure.transport.kafka.KafkaClientAutoConfiguration;
import io.ensemble.autoconfigure.transport.kafka.KafkaTransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.engine.WorkStores;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.transport.Found;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.topic.KafkaEventTopic;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.work.Ingress;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class KafkaIngressTests {

	private final TestKafka kafka = TestKafka.shared();

	private final AtomicInteger started = new AtomicInteger();

	private final CountDownLatch finish = new CountDownLatch(1);

	private final ApplicationContextRunner plain = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
				TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
				LifecycleAutoConfiguration.class, MeterAutoConfiguration.class, KafkaClientAutoConfiguration.class,
				KafkaIngressAutoConfiguration.class, KafkaTransportAutoConfiguration.class,
				KafkaAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("ensemble.name=kitchen", "spring.kafka.properties.metadata.max.age.ms=1000")
		.withBean("cook", Capability.class, () -> Capability.task("cook").handler((input) -> {
			this.started.incrementAndGet();
			return "cooked " + input;
		}))
		.withBean("stew", Capability.class, () -> Capability.task("stew").handler((input) -> {
			this.started.incrementAndGet();
			awaitFinish();
			return "stewed " + input;
		}));

	@Test
	void envelopesOfTheQueueBecomeWork(CapturedOutput output) {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue).run((context) -> {
			this.kafka.send("agentensemble." + queue, null,
					"{\"requestId\":\"r-1\",\"task\":\"cook\",\"context\":\"soup\"}");
			WorkRecord work = awaitFinal(context, "r-1");
			assertThat(work.result().output()).isEqualTo("cooked soup");
			assertThat(work.ingress()).isEqualTo(Ingress.QUEUE);
			assertThat(output).contains("what this process has not done when it ends is lost");
		});
	}

	@Test
	void recordsOfAStrangerBecomeWorkOfTheTask() {
		String topic = this.kafka.topic(1);
		runner("ensemble.ingress.kafka.orders.topic=" + topic, "ensemble.ingress.kafka.orders.task=cook",
				"ensemble.ingress.kafka.orders.priority=high")
			.run((context) -> {
				this.kafka.send(topic, "guest", "{\"meal\": \"soup\"}");
				Awaitility.await().until(() -> this.started.get() == 1);
			});
	}

	@Test
	void aDuplicateIsDoneOnce() {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue).run((context) -> {
			for (int i = 0; i < 3; i++) {
				this.kafka.send("agentensemble." + queue, "r-1", "{\"task\":\"cook\",\"context\":\"soup\"}");
			}
			this.kafka.send("agentensemble." + queue, "r-2", "{\"task\":\"cook\",\"context\":\"soup\"}");
			awaitFinal(context, "r-2");
			assertThat(this.started).hasValue(2);
		});
	}

	@Test
	void garbageIsCountedByReasonAndTheNextRecordIsWorkedOn() {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue, "ensemble.work.max-context-size=1KB").run((context) -> {
			String topic = "agentensemble." + queue;
			this.kafka.send(topic, null, "soup, please");
			this.kafka.send(topic, null, "{\"context\":\"soup\"}");
			this.kafka.send(topic, null, "{\"task\":\"fly\"}");
			this.kafka.send(topic, null, "x".repeat(5 * 1024 * 1024));
			this.kafka.send(topic, "r-1", "{\"task\":\"cook\",\"context\":\"soup\"}");
			awaitFinal(context, "r-1");
			assertThat(this.kafka.read(topic + ".DLT", (records) -> records.size() >= 4))
				.extracting((letter) -> TestKafka.header(letter, "ensemble-dead-letter-reason"))
				.containsExactly("invalid-request", "invalid-request", "unknown-capability", "too-large");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			Map.of("invalid-request", 2.0, "unknown-capability", 1.0, "too-large", 1.0)
				.forEach((reason, count) -> assertThat(
						meters.get("agentensemble.ingress.dead.letters").tag("reason", reason).counter().count())
					.isEqualTo(count));
		});
	}

	@Test
	void aFullQueueHoldsTheReaderBackAndNothingIsLost() {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue, "ensemble.work.queue-capacity=2",
				"ensemble.work.max-concurrent=1", "ensemble.work.initial-service-time=10ms")
			.run((context) -> {
				for (int i = 0; i < 8; i++) {
					this.kafka.send("agentensemble." + queue, "r-" + i, "{\"task\":\"stew\",\"context\":\"beef\"}");
				}
				Awaitility.await().until(() -> find(context, "r-2") instanceof Found.Present);
				assertThat(find(context, "r-7")).isInstanceOf(Found.Unknown.class);
				this.finish.countDown();
				for (int i = 0; i < 8; i++) {
					assertThat(awaitFinal(context, "r-" + i).attempt()).isEqualTo(1);
				}
			});
	}

	@Test
	void longWorkDoesNotHoldTheReader() {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue).run((context) -> {
			this.kafka.send("agentensemble." + queue, "r-1", "{\"task\":\"stew\"}");
			this.kafka.send("agentensemble." + queue, "r-2", "{\"task\":\"cook\"}");
			assertThat(awaitFinal(context, "r-2").status()).isEqualTo(WorkStatus.COMPLETED);
			this.finish.countDown();
		});
	}

	@Test
	void aDrainingEnsembleReadsNoMoreAndLeavesTheRestToOthers() {
		String queue = queue();
		runner("ensemble.ingress.kafka.orders.queue=" + queue).run((context) -> {
			KafkaIngress ingress = context.getBean(KafkaIngress.class);
			assertThat(ingress.isRunning()).isTrue();
			context.getBean(EnsembleLifecycle.class).drain();
			assertThat(ingress.isRunning()).isFalse();
			this.kafka.send("agentensemble." + queue, "r-1", "{\"task\":\"cook\"}");
		});
		runner("ensemble.ingress.kafka.orders.queue=" + queue)
			.run((context) -> assertThat(awaitFinal(context, "r-1").status()).isEqualTo(WorkStatus.COMPLETED));
	}

	@Test
	void asTransportKafkaBringsTheQueueOfTheEnsembleAndItsTopics() {
		String ensemble = queue();
		runner("ensemble.transport.type=kafka", "ensemble.transport.store=simple", "ensemble.name=" + ensemble)
			.run((context) -> {
				assertThat(context.getBean(EventTopic.class)).isInstanceOf(KafkaEventTopic.class);
				this.kafka.send("agentensemble." + ensemble, "r-1", "{\"task\":\"cook\"}");
				assertThat(awaitFinal(context, "r-1").status()).isEqualTo(WorkStatus.COMPLETED);
			});
	}

	@Test
	void theApplicationKeepsItsOwnKafka() {
		runner("ensemble.ingress.kafka.orders.queue=" + queue()).run((context) -> {
			assertThat(context).hasSingleBean(ConsumerFactory.class).hasSingleBean(ProducerFactory.class);
			assertThat(context).hasSingleBean(KafkaTemplate.class).doesNotHaveBean(MessageListenerContainer.class);
		});
	}

	@Test
	void nothingOfKafkaIsMadeUnlessSomethingIsConfigured() {
		this.plain.run((context) -> {
			assertThat(context).doesNotHaveBean(KafkaIngress.class);
			assertThat(context.getBeanFactory().containsSingleton("ensembleKafkaSender")).isFalse();
		});
	}

	@Test
	void withoutTheLibraryTheFailureNamesIt() {
		this.plain.withPropertyValues("ensemble.ingress.kafka.orders.queue=orders")
			.withClassLoader(new FilteredClassLoader("org.springframework.kafka"))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(MissingLibraryException.class)
				.hasMessageContaining("org.springframework.kafka:spring-kafka"));
	}

	@Test
	void aTopicNeedsItsTaskAndAQueueIsNoTopic() {
		refuses("ensemble.ingress.kafka.a.topic=t");
		refuses("ensemble.ingress.kafka.a.queue=t", "ensemble.ingress.kafka.a.topic=t");
		refuses("ensemble.ingress.kafka.a.queue=results.t");
		refuses("ensemble.ingress.kafka.a.queue=work.t");
		refuses("ensemble.ingress.kafka.a.queue=t", "ensemble.ingress.kafka.a.concurrency=0");
	}

	@Test
	void aTopicForATaskThatIsNotThereEndsTheStart() {
		refuses("ensemble.ingress.kafka.a.topic=t", "ensemble.ingress.kafka.a.task=burn");
		refuses("ensemble.ingress.kafka.a.topic=t", "ensemble.ingress.kafka.a.task=cook",
				"ensemble.ingress.kafka.a.delivery-method=WEBHOOK");
	}

	private void refuses(String... properties) {
		this.plain.withPropertyValues(properties)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.ingress.kafka.a"));
	}

	private ApplicationContextRunner runner(String... properties) {
		return this.plain.withPropertyValues("spring.kafka.bootstrap-servers=" + this.kafka.address())
			.withPropertyValues(properties);
	}

	private String queue() {
		String queue = "q-" + UUID.randomUUID();
		this.kafka.topic("agentensemble." + queue, 1);
		this.kafka.topic("agentensemble." + queue + ".DLT", 1);
		return queue;
	}

	private void awaitFinish() {
		try {
			if (!this.finish.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody said that it is done");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private static Found find(ApplicationContext context, String id) {
		return context.getBean(WorkStores.class).results().find(WorkKey.of(id)).toCompletableFuture().join();
	}

	private static WorkRecord awaitFinal(ApplicationContext context, String id) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> find(context, id) instanceof Found.Present present && present.record().status().isFinal());
		return ((Found.Present) find(context, id)).record();
	}

}
