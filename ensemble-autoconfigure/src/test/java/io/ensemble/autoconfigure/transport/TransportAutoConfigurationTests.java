package io.ensemble.autoconfigure.transport;

import java.time.InstantSource;
import java.util.function.Consumer;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.transport.simple.local.SimpleMemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class TransportAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, EnginePortsAutoConfiguration.class,
				TransportAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	@Test
	void workIsKeptInMemoryUnlessSaidOtherwiseAndTheLogSaysSo(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context.getBean(WorkStores.class).queue()).isInstanceOf(SimpleWorkStore.class);
			assertThat(output).contains("Transport 'simple': accepted work is kept in memory");
		});
	}

	@Test
	void sharedMemoryIsInMemoryWithinItsLimitsUnlessTheApplicationHasOne() {
		MemoryKey key = new MemoryKey("rooms", "403");
		this.runner.withPropertyValues("ensemble.memory.max-value-size=3B").run((context) -> {
			MemoryStore memory = context.getBean(MemoryStore.class);
			assertThat(memory.write(key, "abcd", "alice", MemoryCondition.NONE).toCompletableFuture().join())
				.isInstanceOf(MemoryChange.Refused.class);
			assertThat(memory.write(key, "abc", "alice", MemoryCondition.NONE).toCompletableFuture().join())
				.isInstanceOf(MemoryChange.Changed.class);
		});
		MemoryStore own = new SimpleMemoryStore(InstantSource.system(), MemoryLimits.DEFAULT);
		this.runner.withBean(MemoryStore.class, () -> own)
			.run((context) -> assertThat(context.getBean(MemoryStore.class)).isSameAs(own));
		this.runner.withPropertyValues("ensemble.memory.max-value-size=1GB")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.memory.max-value-size"));
	}

	@Test
	void aTransportWithoutItsLibraryNamesTheDependencyToAdd() {
		failsWith("kafka", "spring-kafka");
	}

	@Test
	void kafkaKeepsWorkInTheStoreBehindIt() {
		this.runner.withPropertyValues("ensemble.transport.type=kafka", "ensemble.transport.store=simple")
			.run((context) -> assertThat(context.getBean(WorkStores.class).queue())
				.isInstanceOf(SimpleWorkStore.class));
	}

	@Test
	void kafkaIsNoStoreBehindItself() {
		this.runner.withPropertyValues("ensemble.transport.type=kafka", "ensemble.transport.store=kafka")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.store"));
	}

	@Test
	void aStoreBehindAnythingButKafkaIsRefusedAsItWouldKeepNothing() {
		this.runner.withPropertyValues("ensemble.transport.store=jdbc")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.store")
				.hasStackTraceContaining("the type is simple"));
	}

	@Test
	void workInMemoryCanBeSharedWithNobody() {
		this.runner.withPropertyValues("ensemble.transport.shared-with=bar")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.shared-with")
				.hasStackTraceContaining("Only jdbc and redis"));
	}

	@Test
	void aWordThatIsNoTransportIsRefused() {
		this.runner.withPropertyValues("ensemble.transport.type=pigeon")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.type"));
	}

	private void failsWith(String type, String dependency) {
		Consumer<UnavailableTransportException> names = (failure) -> {
			assertThat(failure.getType().configuredName()).isEqualTo(type);
			assertThat(failure.getAction()).contains(dependency);
		};
		this.runner.withPropertyValues("ensemble.transport.type=" + type)
			.withClassLoader(new FilteredClassLoader("org.springframework.kafka"))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(UnavailableTransportException.class, names));
	}

}
