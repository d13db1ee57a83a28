package io.ensemble.autoconfigure.transport;

import io.ensemble.autoconfigure.transport.condition.ConditionalOnWorkStore;
import io.ensemble.autoconfigure.transport.properties.CacheProperties;
import io.ensemble.autoconfigure.transport.properties.MemoryProperties;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.shared.SharedStores;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.transport.simple.local.SimpleEventTopic;
import io.ensemble.transport.simple.local.SimpleLockProvider;
import io.ensemble.transport.simple.local.SimpleMemoryStore;
import io.ensemble.transport.simple.local.SimpleResultCache;
import io.ensemble.transport.topic.EventTopic;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Keeps accepted work in the configured transport.
 */
@AutoConfiguration(after = EnginePortsAutoConfiguration.class)
@EnableConfigurationProperties({ TransportProperties.class, CacheProperties.class, MemoryProperties.class })
public class TransportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WorkStores workStores(TransportProperties properties, ObjectProvider<WorkQueue> queue,
			ObjectProvider<ResultStore> results, ObjectProvider<RunJournal> journal, ObjectProvider<ResultCache> cache,
			ObjectProvider<DeliveryQueue> deliveries, CacheProperties caching, EnginePorts ports,
			ResourceLoader resources) {
		MissingTransport missing = MissingTransport.of(properties, resources.getClassLoader());
		Deliveries travelling = deliveries.stream()
			.findFirst()
			.map(Deliveries::keptBy)
			.orElseGet(() -> Deliveries.inMemory(ports.clock()));
		WorkStores stores = new WorkStores(queue.getIfAvailable(missing::fail), results.getIfAvailable(missing::fail),
				journal.getIfAvailable(() -> RunJournal.NONE),
				cache.getIfAvailable(() -> new SimpleResultCache(ports.clock(), caching.ttl(), caching.maxEntries())),
				travelling);
		TransportReport.log(properties.type(), stores.queue().isDurable());
		return stores;
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(SharedStores.class)
	SharedCalls sharedCalls(SharedStores stores, EngineSettings settings) {
		return new SharedCalls(stores, settings.queueCapacity(), settings.maxHops());
	}

	@Bean
	@ConditionalOnMissingBean
	EventTopic eventTopic() {
		return new SimpleEventTopic();
	}

	@Bean
	@ConditionalOnMissingBean
	LockProvider lockProvider(EnginePorts ports) {
		return new SimpleLockProvider(ports.clock());
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryStore memoryStore(EnginePorts ports, MemoryProperties properties) {
		return new SimpleMemoryStore(ports.clock(), properties.limits());
	}

	/**
	 * Work in memory.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWorkStore(TransportType.SIMPLE)
	static class Simple {

		@Bean
		@ConditionalOnMissingBean({ WorkQueue.class, ResultStore.class })
		SimpleWorkStore simpleWorkStore(EnginePorts ports, WorkProperties properties) {
			return new SimpleWorkStore(ports.clock(), properties.priorityBonus().ageing(), properties.resultTtl(),
					properties.tombstoneTtl());
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(SimpleWorkStore.class)
		DeliveryQueue simpleDeliveries(SimpleWorkStore store) {
			return store.deliveries();
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(SimpleWorkStore.class)
		RunJournal simpleRunJournal(SimpleWorkStore store) {
			return store.journal();
		}

	}

}
