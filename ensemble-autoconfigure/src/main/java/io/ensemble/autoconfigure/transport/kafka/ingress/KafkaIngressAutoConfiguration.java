package io.ensemble.autoconfigure.transport.kafka.ingress;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.failure.MissingLibraryException;
import io.ensemble.autoconfigure.transport.ingress.EntryIntakes;
import io.ensemble.autoconfigure.transport.kafka.KafkaClientAutoConfiguration;
import io.ensemble.autoconfigure.transport.kafka.KafkaClients;
import io.ensemble.autoconfigure.transport.properties.TransportProperties;
import io.ensemble.autoconfigure.transport.properties.TransportType;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.SafeDeadEntryListener;
import io.ensemble.transport.kafka.KafkaSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Takes work in from topics of Kafka, if there are any in the configuration.
 */
@AutoConfiguration(
		after = { EngineAutoConfiguration.class, KafkaClientAutoConfiguration.class, LifecycleAutoConfiguration.class })
@Conditional(OnKafkaIngressCondition.class)
public class KafkaIngressAutoConfiguration {

	/**
	 * With the library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(KafkaTemplate.class)
	@EnableConfigurationProperties(KafkaIngressProperties.class)
	static class Reading {

		private static final Logger logger = LoggerFactory.getLogger(KafkaIngressAutoConfiguration.class);

		@Bean
		KafkaIngress kafkaIngress(KafkaIngressProperties properties, KafkaClients clients, EngineSettings engine,
				WorkIntake intake, WorkStores stores, KafkaSender sender, ObjectProvider<DeadEntryListener> listeners,
				TransportProperties transport, CapabilityRegistry capabilities, DeliveryChannels channels,
				EnsembleLifecycle lifecycle) {
			if (!stores.queue().isDurable()) {
				logger.warn("Records of Kafka are committed as soon as their work is kept, and work is kept in memory: "
						+ "what this process has not done when it ends is lost. Set ensemble.transport.type to a "
						+ "transport that outlives the process");
			}
			KafkaReaders readers = new KafkaReaders(clients, new EntryIntakes(engine, intake), sender,
					SafeDeadEntryListener.all(listeners::orderedStream));
			List<KafkaIngressProperties.Source> sources = new ArrayList<>(properties.kafka().values());
			if (transport.type() == TransportType.KAFKA) {
				sources.add(KafkaIngressProperties.Source.ofQueue(engine.ensemble()));
			}
			return new KafkaIngress(sources.stream().map(readers::reader).toList(),
					() -> properties.targets().forEach((target) -> target.require(capabilities, channels)), lifecycle);
		}

	}

	/**
	 * Tells the actuator whether a broker answers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, KafkaTemplate.class })
	static class Watching {

		@Bean
		@ConditionalOnMissingBean(name = "ensembleKafkaHealthIndicator")
		HealthIndicator ensembleKafkaHealthIndicator(KafkaIngress ingress, EnginePorts ports) {
			return new KafkaHealthIndicator(ingress, ports.clock());
		}

	}

	/**
	 * Without the library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.kafka.core.KafkaTemplate")
	static class Missing {

		Missing(TransportProperties transport) {
			throw new MissingLibraryException(
					(transport.type() == TransportType.KAFKA) ? "ensemble.transport.type" : "ensemble.ingress.kafka",
					"org.springframework.kafka:spring-kafka");
		}

	}

}
