package io.ensemble.autoconfigure.transport.kafka;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.transport.StoreCheck;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.condition.ConditionalOnWorkStore;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.engine.EnginePorts;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.SafeDeadEntryListener;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.transport.kafka.log.KafkaLogSettings;
import io.ensemble.transport.kafka.log.KafkaLogStore;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.memory.UnsupportedMemoryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Keeps accepted work in Kafka alone, where that is the transport and no store is named.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class,
		after = { EnginePortsAutoConfiguration.class, KafkaClientAutoConfiguration.class })
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnWorkStore(TransportType.KAFKA)
@ConditionalOnMissingBean({ WorkQueue.class, ResultStore.class })
@EnableConfigurationProperties({ KafkaTransportProperties.class, TransportProperties.class, WorkProperties.class })
public class KafkaLogAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(KafkaLogAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	KafkaLog kafkaLog(KafkaTransportProperties properties, WorkProperties work, EnsembleIdentity identity,
			KafkaClients clients, KafkaSender sender, ObjectProvider<DeadEntryListener> listeners, EnginePorts ports) {
		logger.warn("Accepted work and results are kept in Kafka alone: waiting work cannot be given another priority, "
				+ "dead letters cannot be sent on their way again, pauses between attempts, journals, schedules and the "
				+ "result cache are kept by each process, there is no shared memory, and work starts again when its "
				+ "partition moves. Set ensemble.transport.store to jdbc or redis for all of that");
		KafkaLogSettings settings = new KafkaLogSettings(identity.name(), clients.consumer(), properties.partitions(),
				properties.readAhead(), work.maxAttempts(), work.priorityBonus().ageing(), work.resultTtl(),
				work.tombstoneTtl());
		return new KafkaLog(settings, sender, ports.clock(), ports.timers(),
				SafeDeadEntryListener.all(listeners::orderedStream), Long.toHexString(ports.random().nextLong()));
	}

	@Bean
	KafkaLogStore kafkaLogStore(KafkaLog log) {
		return log.store();
	}

	@Bean
	@ConditionalOnMissingBean
	StoreCheck kafkaLogCheck(KafkaLog log, EnginePorts ports) {
		return new KafkaLogCheck(log, ports.clock());
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryQueue kafkaLogDeliveries(KafkaLog log) {
		return log.deliveries();
	}

	@Bean
	@ConditionalOnMissingBean
	RunJournal kafkaLogJournal(KafkaLog log) {
		return log.journal();
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryStore kafkaLogMemory() {
		return new UnsupportedMemoryStore("Kafka without a store of accepted work cannot keep shared memory");
	}

}
