package io.ensemble.autoconfigure.transport.redis;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.transport.StoreCheck;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.condition.ConditionalOnWorkStore;
import io.ensemble.autoconfigure.transport.failure.UnavailableTransportException;
import io.ensemble.autoconfigure.transport.properties.CacheProperties;
import io.ensemble.autoconfigure.transport.properties.MemoryProperties;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.EnginePorts;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.shared.SharedStores;
import io.lettuce.core.RedisClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.autoconfigure.data.redis.RedisProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Keeps accepted work in Redis. Neither uses nor replaces the application's connection
 * factory.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class, after = RedisAutoConfiguration.class)
@ConditionalOnClass({ RedisConnectionFactory.class, RedisClient.class })
@ConditionalOnWorkStore(TransportType.REDIS)
@ConditionalOnMissingBean({ WorkQueue.class, ResultStore.class })
@EnableConfigurationProperties({ RedisTransportProperties.class, WorkProperties.class, TransportProperties.class,
		CacheProperties.class, MemoryProperties.class })
public class RedisTransportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RedisTransport redisTransport(RedisTransportProperties properties, WorkProperties work, EnsembleIdentity identity,
			ObjectProvider<RedisConnectionDetails> details, ObjectProvider<RedisProperties> application) {
		RedisAddress address = RedisAddress.of(properties.url(), details.getIfAvailable(),
				application.getIfAvailable());
		RedisTransportProperties.Replication wait = properties.replication();
		if (wait.replicas() > 0 && address.isCluster()) {
			throw new UnavailableTransportException(TransportType.REDIS, "A cluster cannot be waited for.",
					"Remove ensemble.transport.redis.wait.replicas, or use a server with replicas or sentinels.");
		}
		return new RedisTransport(address, properties.commandTimeout(),
				new RedisStoreSettings(properties.keyPrefix(), identity.name(), work.priorityBonus().ageing(),
						work.resultTtl(), work.tombstoneTtl(), wait.replicas(), wait.timeout()));
	}

	@Bean
	WorkQueue redisWorkQueue(RedisTransport transport) {
		return transport.store().queue();
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryQueue redisDeliveryQueue(RedisTransport transport) {
		return transport.store().deliveries();
	}

	@Bean
	@ConditionalOnMissingBean
	RunJournal redisRunJournal(RedisTransport transport) {
		return transport.store().journal();
	}

	@Bean
	@ConditionalOnMissingBean
	LockProvider redisLockProvider(RedisTransport transport) {
		return transport.store().locks();
	}

	@Bean
	@ConditionalOnMissingBean
	SharedStores redisSharedStores(RedisTransport redis, TransportProperties transport, EnginePorts ports) {
		return new SharedStores(transport.sharedWith(), (ensemble) -> redis.storeOf(ensemble, ports.timers()));
	}

	@Bean
	@ConditionalOnMissingBean
	ResultCache redisResultCache(RedisTransport transport, CacheProperties properties) {
		return transport.store().cache(properties.ttl());
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryStore redisMemoryStore(RedisTransport transport, MemoryProperties properties) {
		return transport.store().memory(properties.limits());
	}

	@Bean
	StoreCheck redisStoreCheck(RedisTransport transport) {
		return transport.store()::warnings;
	}

	@Bean
	ResultStore redisResultStore(RedisTransport transport) {
		return transport.store().results();
	}

}
