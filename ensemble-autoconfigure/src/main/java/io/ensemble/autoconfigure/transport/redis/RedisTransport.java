package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.transport.shared.SharedStore;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A store in Redis with its connections and threads. They are no beans, so that the
 * application keeps its own connection factory, or none.
 */
class RedisTransport implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisTransport.class);

	private static final int THREADS = 2;

	private static final Duration IDLE = Duration.ofSeconds(30);

	private final ThreadPoolExecutor threads;

	private final LettuceConnectionFactory connections;

	private final RedisStoreSettings settings;

	private final RedisStore store;

	RedisTransport(RedisAddress address, Duration timeout, RedisStoreSettings settings) {
		this.settings = settings;
		this.threads = threads("redis-" + settings.ensemble() + "-");
		this.connections = new LettuceConnectionFactory(address.configuration(), client(address, timeout));
		this.connections.afterPropertiesSet();
		this.connections.start();
		this.store = new RedisStore(this.connections.getRequiredNativeClient(), settings, this.threads);
		report();
	}

	private void report() {
		this.store.warnings().whenComplete((warnings, failure) -> {
			if (failure != null) {
				logger.warn("No connection to the store of accepted work yet: {}", failure.getMessage());
			}
			else {
				warnings.forEach(logger::warn);
			}
		});
	}

	private static ThreadPoolExecutor threads(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	private static LettuceClientConfiguration client(RedisAddress address, Duration timeout) {
		LettuceClientConfiguration.LettuceClientConfigurationBuilder client = LettuceClientConfiguration.builder()
			.commandTimeout(timeout)
			.clientOptions(options(address, timeout));
		return (address.encrypted() ? client.useSsl().and() : client).build();
	}

	private static ClientOptions options(RedisAddress address, Duration timeout) {
		ClientOptions.Builder options = RedisClientOptions
			.apply(address.isCluster() ? ClusterClientOptions.builder() : ClientOptions.builder(), timeout);
		SslBundle certificates = address.certificates();
		if (certificates != null) {
			options.sslOptions(SslOptions.builder()
				.keyManager(certificates.getManagers().getKeyManagerFactory())
				.trustManager(certificates.getManagers().getTrustManagerFactory())
				.build());
		}
		return options.build();
	}

	RedisStore store() {
		return this.store;
	}

	SharedStore storeOf(String ensemble) {
		RedisStore other = new RedisStore(this.connections.getRequiredNativeClient(), this.settings.of(ensemble),
				this.threads);
		return new SharedStore(other.queue(), other.results(), other::close);
	}

	@Override
	public void close() {
		this.store.close();
		this.threads.shutdownNow();
		this.connections.destroy();
	}

}
