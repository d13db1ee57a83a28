package io.ensemble.autoconfigure.transport.redis;

import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.MissingLibraryException;
import io.ensemble.autoconfigure.transport.ingress.EntryIntakes;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.SafeDeadEntryListener;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.lettuce.core.RedisClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Takes work in from streams of Redis, if there are any in the configuration.
 */
@AutoConfiguration(
		after = { EngineAutoConfiguration.class, LifecycleAutoConfiguration.class, RedisAutoConfiguration.class })
@Conditional(OnRedisIngressCondition.class)
public class RedisIngressAutoConfiguration {

	private static final String PROPERTY = "ensemble.ingress.redis";

	/**
	 * With the library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ RedisConnectionFactory.class, RedisClient.class })
	@EnableConfigurationProperties({ RedisIngressProperties.class, RedisTransportProperties.class })
	static class Reading {

		private static final Logger logger = LoggerFactory.getLogger(RedisIngressAutoConfiguration.class);

		@Bean
		RedisIngress redisIngress(RedisIngressProperties properties, RedisTransportProperties redis,
				ObjectProvider<RedisConnectionDetails> details, ObjectProvider<RedisProperties> application,
				EngineSettings engine, EnginePorts ports, WorkIntake intake, WorkStores stores,
				ObjectProvider<DeadEntryListener> listeners, CapabilityRegistry capabilities, DeliveryChannels channels,
				EnsembleLifecycle lifecycle) {
			if (!stores.queue().isDurable()) {
				logger.warn("Entries of Redis are acknowledged as soon as their work is kept, and work is kept in "
						+ "memory: what this process has not done when it ends is lost. Set ensemble.transport.type "
						+ "to a transport that outlives the process");
			}
			RedisAddress address = RedisAddress.of(redis.url(), details.getIfAvailable(), application.getIfAvailable());
			RedisAccess access = new RedisAccess(address, redis.commandTimeout(), engine.ensemble() + "-ingress");
			StreamConnections connections = access.streams();
			RedisReaders readers = new RedisReaders(access, connections, redis, new EntryIntakes(engine, intake), ports,
					SafeDeadEntryListener.all(listeners::orderedStream));
			return new RedisIngress(properties.redis().values().stream().map(readers::reader).toList(),
					() -> properties.targets().forEach((target) -> target.require(capabilities, channels)), lifecycle,
					access, connections);
		}

	}

	/**
	 * Without the library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.data.redis.connection.RedisConnectionFactory")
	static class Missing {

		Missing() {
			throw new MissingLibraryException(PROPERTY, "org.springframework.boot:spring-boot-starter-data-redis");
		}

	}

	/**
	 * With the library and another driver.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RedisConnectionFactory.class)
	@ConditionalOnMissingClass("io.lettuce.core.RedisClient")
	static class MissingDriver {

		MissingDriver() {
			throw new MissingLibraryException(PROPERTY, "io.lettuce:lettuce-core");
		}

	}

}
