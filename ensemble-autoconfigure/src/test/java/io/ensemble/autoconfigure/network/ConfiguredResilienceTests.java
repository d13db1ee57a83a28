package io.ensemble.autoconfigure.network;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.security.CallerPolicyAutoConfiguration;
import io.ensemble.autoconfigure.web.WithoutSpringSecurity;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.network.peer.PeerAddresses;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ConfiguredResilienceTests {

	private final AtomicInteger attempts = new AtomicInteger();

	private final ApplicationContextRunner ensemble = new ApplicationContextRunner()
		.withUserConfiguration(Department.class)
		.withPropertyValues("ensemble.name=room-service");

	private final ApplicationContextRunner counted = this.ensemble.withBean(PeerAddresses.class, () -> (peer) -> {
		this.attempts.incrementAndGet();
		return URI.create("ws://127.0.0.1:1/ws");
	});

	@Test
	void whatIsConfiguredUnderTheNameOfAPeerTakesEffectForIt() {
		this.counted
			.withPropertyValues("resilience4j.retry.instances.kitchen.max-attempts=2",
					"resilience4j.retry.instances.kitchen.wait-duration=10ms",
					"resilience4j.circuitbreaker.instances.kitchen.sliding-window-size=2",
					"resilience4j.circuitbreaker.instances.kitchen.minimum-number-of-calls=2")
			.run((context) -> {
				EnsembleNetwork network = context.getBean(EnsembleNetwork.class);
				assertThatExceptionOfType(RemoteUnreachableException.class)
					.isThrownBy(() -> network.task("kitchen", "prepare-meal").call("soup"))
					.withMessage("kitchen cannot be reached: no connection");
				assertThat(this.attempts).hasValue(2);
				assertThatExceptionOfType(RemoteUnreachableException.class)
					.isThrownBy(() -> network.task("kitchen", "prepare-meal").call("soup"))
					.withMessageContaining("failed too often");
				assertThat(this.attempts).hasValue(2);
			});
	}

	@Test
	void whatIsNotConfiguredIsAsDocumented() {
		this.counted.run((context) -> {
			failOnce(context.getBean(EnsembleNetwork.class));
			CircuitBreakerConfig config = context.getBean(CircuitBreakerRegistry.class)
				.circuitBreaker("kitchen")
				.getCircuitBreakerConfig();
			assertThat(config.getMinimumNumberOfCalls()).isEqualTo(5);
			assertThat(config.getSlidingWindowSize()).isEqualTo(60);
			assertThat(config.getWaitIntervalFunctionInOpenState().apply(1)).isEqualTo(300_000);
			assertThat(config.getPermittedNumberOfCallsInHalfOpenState()).isEqualTo(1);
		});
	}

	@Test
	void withoutTheStarterOfResilience4jCallsAreGuardedAllTheSame() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
					EnginePortsAutoConfiguration.class, CallerPolicyAutoConfiguration.class,
					NetworkAutoConfiguration.class))
			.withPropertyValues("ensemble.name=room-service", "ensemble.network.peers.kitchen=ws://127.0.0.1:1/ws")
			.withClassLoader(
					new FilteredClassLoader("io.github.resilience4j.springboot3", "io.github.resilience4j.spring6"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(CircuitBreakerRegistry.class);
				failOnce(context.getBean(EnsembleNetwork.class));
			});
	}

	@Test
	void aPeerOnAnotherHostIsNotCalledInTheClear() {
		this.ensemble.withPropertyValues("ensemble.network.peers.kitchen=ws://192.0.2.1/ws")
			.run((context) -> assertThatExceptionOfType(RemoteRefusedException.class)
				.isThrownBy(() -> context.getBean(EnsembleNetwork.class).task("kitchen", "prepare-meal").call("soup"))
				.withMessageContaining("ensemble.network.allow-plaintext=true"));
	}

	@Test
	void whereThatIsAllowedItIsSaidAloudOnce(CapturedOutput output) {
		this.ensemble
			.withPropertyValues("ensemble.network.peers.kitchen=ws://kitchen.invalid/ws",
					"ensemble.network.allow-plaintext=true")
			.run((context) -> {
				failOnce(context.getBean(EnsembleNetwork.class));
				failOnce(context.getBean(EnsembleNetwork.class));
				assertThat(output.getOut()).containsOnlyOnce("kitchen is called over plain ws:// at kitchen.invalid");
			});
	}

	private static void failOnce(EnsembleNetwork network) {
		RetryConfig once = RetryConfig.custom().maxAttempts(1).build();
		assertThatExceptionOfType(RemoteUnreachableException.class)
			.isThrownBy(() -> network.task("kitchen", "prepare-meal").retry(once).call("soup"));
	}

	@WithoutSpringSecurity
	static class Department {

	}

}
