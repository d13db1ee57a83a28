package io.ensemble.autoconfigure.transport.redis;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.health.StoreHealthAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.time.SystemTime;
import io.ensemble.time.Timers;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.redis.memory.RedisMemoryStore;
import io.ensemble.transport.shared.SharedStores;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.mock;

/**
 * Nothing here listens at the configured port: a store that is away must not keep an
 * ensemble from starting.
 */
class RedisTransportAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, EnginePortsAutoConfiguration.class,
				RedisAutoConfiguration.class, CacheAutoConfiguration.class, RedisTransportAutoConfiguration.class,
				TransportAutoConfiguration.class, StoreHealthAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen", "spring.data.redis.port=1",
				"ensemble.transport.redis.command-timeout=200ms");

	private final ApplicationContextRunner onRedis = this.runner.withPropertyValues("ensemble.transport.type=redis");

	@Test
	void workIsKeptInRedisAndOutlivesTheProcess() {
		this.onRedis.run((context) -> {
			WorkStores stores = context.getBean(WorkStores.class);
			assertThat(stores.queue().isDurable()).isTrue();
			assertThat(stores.queue()).isSameAs(context.getBean(WorkQueue.class));
			assertThat(stores.results()).isSameAs(context.getBean(ResultStore.class));
			assertThat(context).hasSingleBean(DeliveryQueue.class)
				.hasSingleBean(RunJournal.class)
				.hasSingleBean(ResultCache.class);
			assertThat(context.getBean(MemoryStore.class)).isInstanceOf(RedisMemoryStore.class);
			assertThat(stores.cache()).isSameAs(context.getBean(ResultCache.class));
		});
	}

	@Test
	void theLibraryAloneChangesNothing() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(RedisTransport.class);
			assertThat(context.getBean(WorkStores.class).queue().isDurable()).isFalse();
		});
	}

	@Test
	void theApplicationKeepsItsConnectionFactory() {
		this.onRedis.run((context) -> assertThat(context).hasSingleBean(RedisConnectionFactory.class));
		RedisConnectionFactory own = mock(RedisConnectionFactory.class);
		this.onRedis.withBean("own", RedisConnectionFactory.class, () -> own)
			.run((context) -> assertThat(context.getBean(RedisConnectionFactory.class)).isSameAs(own));
	}

	@Test
	void anAddressOfItsOwnNeedsNothingOfTheApplication() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(EnsembleAutoConfiguration.class, EnginePortsAutoConfiguration.class,
							RedisTransportAutoConfiguration.class, TransportAutoConfiguration.class))
			.withPropertyValues("ensemble.name=kitchen", "ensemble.transport.type=redis",
					"ensemble.transport.redis.url=redis://localhost:1")
			.run((context) -> assertThat(context).hasSingleBean(RedisTransport.class)
				.doesNotHaveBean(RedisConnectionFactory.class));
	}

	@Test
	void withoutAnyAddressItSaysWhatToSet() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(EnsembleAutoConfiguration.class, EnginePortsAutoConfiguration.class,
							RedisTransportAutoConfiguration.class, TransportAutoConfiguration.class))
			.withPropertyValues("ensemble.name=kitchen", "ensemble.transport.type=redis")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnavailableTransportException.class)
				.hasMessageContaining("where Redis is"));
	}

	@Test
	void aWrongAddressIsRefusedWithoutRepeatingItsPassword() {
		this.onRedis.withPropertyValues("ensemble.transport.redis.url=pigeon://:hush@localhost")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnavailableTransportException.class)
				.hasMessageNotContaining("hush"));
	}

	@Test
	void anAddressThatDemandsEncryptionGetsNoPasswordInTheClear() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(10_000);
			this.onRedis.withPropertyValues("spring.data.redis.url=rediss://:hush@localhost:" + server.getLocalPort())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					try (Socket connection = server.accept()) {
						connection.setSoTimeout(10_000);
						assertThat(connection.getInputStream().read()).as("a handshake").isEqualTo(0x16);
					}
				});
		}
	}

	@Test
	void encryptionIsWhatItsBundleSays() {
		this.onRedis.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("spring.data.redis.ssl.bundle=redis",
					"spring.ssl.bundle.pem.redis.options.enabled-protocols=TLSv1.3",
					"spring.ssl.bundle.pem.redis.options.ciphers=TLS_AES_256_GCM_SHA384")
			.run((context) -> {
				SslOptions encryption = context.getBean(RedisTransport.class)
					.access()
					.client()
					.getOptions()
					.getSslOptions();
				assertThat(encryption.getProtocols()).containsExactly("TLSv1.3");
				assertThat(encryption.getCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
			});
	}

	@Test
	void storesOfTheApplicationComeFirst() {
		WorkQueue queue = mock(WorkQueue.class);
		ResultStore results = mock(ResultStore.class);
		this.onRedis.withBean(WorkQueue.class, () -> queue)
			.withBean(ResultStore.class, () -> results)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(RedisTransport.class);
				assertThat(context.getBean(WorkStores.class).queue()).isSameAs(queue);
			});
	}

	@Test
	void withoutTheLibraryTheDependencyIsNamed() {
		this.onRedis.withClassLoader(new FilteredClassLoader(RedisConnectionFactory.class))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnavailableTransportException.class));
	}

	@Test
	void aPrefixThatBreaksOutOfTheHashTagIsRefused() {
		this.onRedis.withPropertyValues("ensemble.transport.redis.key-prefix=x{y}")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.redis.key-prefix"));
	}

	@Test
	void replicasThatMayTakeLongerThanAnyAnswerAreRefused() {
		this.onRedis.withPropertyValues("ensemble.transport.redis.wait.timeout=200ms")
			.run((context) -> assertThat(context).hasNotFailed());
		this.onRedis
			.withPropertyValues("ensemble.transport.redis.wait.timeout=200ms",
					"ensemble.transport.redis.wait.replicas=1")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ensemble.transport.redis.wait.timeout")
				.hasStackTraceContaining("less than ensemble.transport.redis.command-timeout"));
	}

	@Test
	void aServerThatWasAwayForHoursIsFoundAgainWithinSeconds() {
		this.onRedis.run((context) -> assertThat(context.getBean(RedisTransport.class)
			.access()
			.client()
			.getResources()
			.reconnectDelay()
			.createDelay(1_000)).isLessThan(Duration.ofSeconds(5)));
	}

	@Test
	void whoTookThePlaceOfANodeIsAskedEveryFewSeconds() {
		this.onRedis.withPropertyValues("spring.data.redis.cluster.nodes=localhost:1").run((context) -> {
			RedisClusterClient client = (RedisClusterClient) context.getBean(RedisTransport.class).access().client();
			assertThat(((ClusterClientOptions) client.getOptions()).getTopologyRefreshOptions()
				.getAdaptiveRefreshTimeout()).isLessThan(Duration.ofSeconds(5));
		});
	}

	@Test
	void theWorkOfAnotherEnsembleIsWatched() {
		List<Duration> looks = new ArrayList<>();
		Timers timers = (delay, task) -> {
			looks.add(delay);
			return () -> {
			};
		};
		EnginePorts ports = new EnginePorts(new SystemTime(), timers, Runnable::run, new SecureRandom(),
				CrashPoints.NONE);
		this.onRedis.withBean(EnginePorts.class, () -> ports)
			.withPropertyValues("ensemble.transport.shared-with=bar")
			.run((context) -> {
				assertThat(context.getBean(SharedStores.class).of("bar")).isPresent();
				assertThat(looks).containsExactly(Duration.ofSeconds(5));
			});
	}

	@Test
	void healthIsDownWhileRedisIsAwayAndTheActuatorIsOptional() {
		this.onRedis.run((context) -> assertThat(
				context.getBean("ensembleStoreHealthIndicator", HealthIndicator.class).health().getStatus())
			.isEqualTo(Status.DOWN));
		this.onRedis.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("ensembleStoreHealthIndicator"));
	}

}
