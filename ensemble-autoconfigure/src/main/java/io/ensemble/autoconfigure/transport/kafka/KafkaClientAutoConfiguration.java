package io.ensemble.autoconfigure.transport.kafka;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.transport.kafka.KafkaSender;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.kafka.KafkaConnectionDetails;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * What everything that speaks to Kafka shares; made only when something does.
 */
@AutoConfiguration(after = EnsembleAutoConfiguration.class,
		afterName = "org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
public class KafkaClientAutoConfiguration {

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
	KafkaSender ensembleKafkaSender(KafkaClients clients, EnsembleIdentity identity) {
		return new KafkaSender(clients.producer(), identity.name());
	}

}
