package io.ensemble.autoconfigure.network.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.web.WithoutSpringSecurity;
import io.ensemble.engine.EnginePorts;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.network.peer.Backoff;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which of the settings in an application.yaml holds for a call of a client.
 */
class LayeredResilienceTests {

	private static final String YAML = """
			resilience4j:
			  retry:
			    configs:
			      ensemble:
			        max-attempts: 2
			        wait-duration: 1ms
			    instances:
			      kitchen:
			        max-attempts: 3
			        wait-duration: 1ms
			      "[kitchen.prepare-meal]":
			        max-attempts: 4
			        wait-duration: 1ms
			  circuitbreaker:
			    configs:
			      ensemble:
			        sliding-window-size: 2
			        minimum-number-of-calls: 2
			    instances:
			      kitchen:
			        sliding-window-size: 100
			      "[kitchen.wash-up]":
			        sliding-window-size: 3
			        minimum-number-of-calls: 3
			""";

	private final AtomicInteger attempts = new AtomicInteger();

	private final ApplicationContextRunner ensemble = new ApplicationContextRunner()
		.withUserConfiguration(Department.class)
		.withInitializer(LayeredResilienceTests::yaml)
		.withPropertyValues("ensemble.name=room-service")
		.withBean(AtomicInteger.class, () -> this.attempts);

	@Test
	void theInstanceOfTheCapabilityComesFirst() {
		this.ensemble.run((context) -> {
			fail(() -> context.getBean(Kitchen.class).prepareMeal("soup"));
			assertThat(this.attempts).hasValue(4);
		});
	}

	@Test
	void thenTheInstanceOfTheEnsemble() {
		this.ensemble.run((context) -> {
			fail(() -> context.getBean(Kitchen.class).cook("soup"));
			assertThat(this.attempts).hasValue(3);
		});
	}

	@Test
	void thenTheConfigurationOfAllEnsembles() {
		this.ensemble.run((context) -> {
			fail(() -> context.getBean(Bistro.class).prepareMeal("soup"));
			assertThat(this.attempts).hasValue(2);
			assertThatExceptionOfType(RemoteUnreachableException.class)
				.isThrownBy(() -> context.getBean(Bistro.class).prepareMeal("soup"))
				.withMessageContaining("failed too often");
			assertThat(this.attempts).hasValue(2);
		});
	}

	@Test
	void aBreakerOfOneCapabilityLeavesTheOthersAlone() {
		this.ensemble.run((context) -> {
			Kitchen kitchen = context.getBean(Kitchen.class);
			fail(() -> kitchen.washUp("plates"));
			assertThatExceptionOfType(RemoteUnreachableException.class).isThrownBy(() -> kitchen.washUp("plates"))
				.withMessageContaining("failed too often");
			assertThat(this.attempts).hasValue(3);
			fail(() -> kitchen.cook("soup"));
			assertThat(this.attempts).hasValue(6);
			assertThat(context.getBean(CircuitBreakerRegistry.class).circuitBreaker("kitchen").getMetrics())
				.satisfies((metrics) -> assertThat(metrics.getNumberOfFailedCalls()).isEqualTo(3));
		});
	}

	private static void fail(ThrowingCallable call) {
		assertThatExceptionOfType(RemoteUnreachableException.class).isThrownBy(call)
			.withMessageContaining("cannot be reached");
	}

	private static void yaml(ConfigurableApplicationContext context) {
		try {
			new YamlPropertySourceLoader()
				.load("application.yaml", new ByteArrayResource(YAML.getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@EnsembleClient("kitchen")
	interface Kitchen {

		@RemoteTask
		String prepareMeal(String dish);

		@RemoteTask
		String cook(String dish);

		@RemoteTask
		String washUp(String dishes);

	}

	@EnsembleClient("bistro")
	interface Bistro {

		@RemoteTask
		String prepareMeal(String dish);

	}

	@WithoutSpringSecurity
	static class Department {

		@Bean
		Peers peers(EnginePorts ports, AtomicInteger attempts) {
			PeerSettings defaults = PeerSettings.DEFAULT;
			Backoff atOnce = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
			return new Peers("room-service",
					new PeerSettings(defaults.connectTimeout(), defaults.maxMessageSize(), defaults.heartbeat(),
							defaults.idleTimeout(), atOnce, defaults.outbox(), null, false),
					(peer) -> URI.create("ws://127.0.0.1/ws"),
					() -> new EnsembleRegister("room-service", null, null, null), new MessageCodec(), ports,
					(address, timeout, listener) -> {
						attempts.incrementAndGet();
						return CompletableFuture.failedFuture(new ConnectException("refused"));
					});
		}

	}

}
