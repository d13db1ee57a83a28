package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.transport.redis.client.SharedFlushes;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A client of Redis and a few threads for it. They are no beans, so that the application
 * keeps its own connection factory, or none.
 */
class RedisAccess implements AutoCloseable {

	private static final int THREADS = 2;

	private static final Duration IDLE = Duration.ofSeconds(30);

	/** A server that was away for long is used again as soon as any other. */
	private static final Duration RECONNECT = Duration.ofSeconds(4);

	private static final Duration REFRESH = Duration.ofSeconds(30);

	/** Who takes the place of a node that is gone is not decided when that is noticed. */
	private static final Duration REFRESH_AGAIN = Duration.ofSeconds(1);

	/** An attempt to connect may still be under way. */
	private static final Duration QUIET = Duration.ofMillis(100);

	private static final Duration CLOSE = Duration.ofSeconds(2);

	private final ThreadPoolExecutor threads;

	private final ClientResources resources = ClientResources.builder()
		.nettyCustomizer(new SharedFlushes())
		.reconnectDelay(Delay.exponential(Duration.ZERO, RECONNECT, 2, TimeUnit.MILLISECONDS))
		.build();

	private final LettuceConnectionFactory connections;

	RedisAccess(RedisAddress address, Duration timeout, String name) {
		this.threads = threads("redis-" + name + "-");
		this.connections = new LettuceConnectionFactory(address.configuration(),
				client(address, timeout, this.resources));
		this.connections.afterPropertiesSet();
		this.connections.start();
	}

	AbstractRedisClient client() {
		return this.connections.getRequiredNativeClient();
	}

	Executor threads() {
		return this.threads;
	}

	StreamConnections streams() {
		return new StreamConnections(client(), this.threads);
	}

	private static ThreadPoolExecutor threads(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	private static LettuceClientConfiguration client(RedisAddress address, Duration timeout,
			ClientResources resources) {
		LettuceClientConfiguration.LettuceClientConfigurationBuilder client = LettuceClientConfiguration.builder()
			.clientResources(resources)
			.commandTimeout(timeout)
			.clientOptions(options(address, timeout));
		return (address.encrypted() ? client.useSsl().and() : client).build();
	}

	private static ClientOptions options(RedisAddress address, Duration timeout) {
		ClientOptions.Builder options = RedisClientOptions
			.apply(address.isCluster() ? cluster() : ClientOptions.builder(), timeout);
		SslBundle certificates = address.certificates();
		if (certificates != null) {
			options.sslOptions(encryption(certificates));
		}
		return options.build();
	}

	private static SslOptions encryption(SslBundle certificates) {
		SslOptions.Builder encryption = SslOptions.builder()
			.keyManager(certificates.getManagers().getKeyManagerFactory())
			.trustManager(certificates.getManagers().getTrustManagerFactory());
		String[] ciphers = certificates.getOptions().getCiphers();
		if (ciphers != null) {
			encryption.cipherSuites(ciphers);
		}
		String[] protocols = certificates.getOptions().getEnabledProtocols();
		if (protocols != null) {
			encryption.protocols(protocols);
		}
		return encryption.build();
	}

	// Otherwise the slots of a node that died are looked for there for ever.
	private static ClientOptions.Builder cluster() {
		return ClusterClientOptions.builder()
			.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
				.enableAllAdaptiveRefreshTriggers()
				.adaptiveRefreshTriggersTimeout(REFRESH_AGAIN)
				.enablePeriodicRefresh(REFRESH)
				.build());
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.connections.destroy();
		this.resources.shutdown(QUIET.toMillis(), CLOSE.toMillis(), TimeUnit.MILLISECONDS);
	}

}
