package io.ensemble.autoconfigure.transport.kafka;

import java.util.Map;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.work.WorkProperties;
import io.ensemble.transport.kafka.KafkaSender;
import org.apache.kafka.clients.producer.ProducerConfig;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.kafka.KafkaConnectionDetails;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;

/**
 * What everything that speaks to Kafka shares; made only when something does.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class,
		afterName = "org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
@EnableConfigurationProperties(WorkProperties.class)
public class KafkaClientAutoConfiguration {

	/** A producer takes no more than fits into its buffer. */
	private static final long MAX_RECORD_SIZE = DataSize.ofMegabytes(32).toBytes();

	private static final long MORE = DataSize.ofMegabytes(1).toBytes();

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	KafkaClients ensembleKafkaClients(ObjectProvider<KafkaProperties> properties,
			ObjectProvider<KafkaConnectionDetails> connection, ObjectProvider<SslBundles> bundles) {
		return new KafkaClients(properties, connection, bundles);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	KafkaSender ensembleKafkaSender(KafkaClients clients, EnsembleIdentity identity, WorkProperties work) {
		Map<String, Object> settings = clients.producer();
		settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordSize(work.maxContextSize().toBytes()));
		return new KafkaSender(settings, identity.name());
	}

	// How work ended is one record, with its request and a result that may be as large.
	// For some characters of one byte JSON writes six.
	private static int maxRecordSize(long maxContextSize) {
		return (int) Math.min(MAX_RECORD_SIZE, 2 * 6 * maxContextSize + MORE);
	}

}
