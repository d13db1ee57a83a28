package io.ensemble.autoconfigure.transport.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.kafka.KafkaConnectionDetails;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;
import org.springframework.boot.autoconfigure.kafka.SslBundleSslEngineFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * What the clients of the application are configured with, read again for clients of the
 * ensemble's own: where the brokers are, and how to get in.
 */
public class KafkaClients {

	private final KafkaProperties properties;

	private final @Nullable KafkaConnectionDetails connection;

	private final @Nullable SslBundles bundles;

	KafkaClients(ObjectProvider<KafkaProperties> properties, ObjectProvider<KafkaConnectionDetails> connection,
			ObjectProvider<SslBundles> bundles) {
		this.properties = properties.getIfAvailable(KafkaProperties::new);
		this.connection = connection.getIfAvailable();
		this.bundles = bundles.getIfAvailable();
	}

	/**
	 * What a consumer needs to get in.
	 * @return its settings, to be added to
	 */
	public Map<String, Object> consumer() {
		return connected(this.properties.buildConsumerProperties(this.bundles),
				(this.connection != null) ? this.connection.getConsumer() : null);
	}

	Map<String, Object> producer() {
		return connected(this.properties.buildProducerProperties(this.bundles),
				(this.connection != null) ? this.connection.getProducer() : null);
	}

	private static Map<String, Object> connected(Map<String, Object> settings,
			KafkaConnectionDetails.@Nullable Configuration connection) {
		Map<String, Object> connected = new HashMap<>(settings);
		if (connection != null) {
			connect(connected, connection);
		}
		requireBrokers(connected.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
		return connected;
	}

	private static void connect(Map<String, Object> connected, KafkaConnectionDetails.Configuration connection) {
		connected.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
		SslBundle bundle = connection.getSslBundle();
		if (bundle != null) {
			connected.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, SslBundleSslEngineFactory.class);
			connected.put(SslBundle.class.getName(), bundle);
		}
		if (StringUtils.hasLength(connection.getSecurityProtocol())) {
			connected.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, connection.getSecurityProtocol());
		}
	}

	// A client that is made with such an address fails, and says it in words of its own.
	private static void requireBrokers(@Nullable Object servers) {
		if (servers instanceof List<?> addresses) {
			try {
				ClientUtils.parseAndValidateAddresses(addresses.stream().map(String::valueOf).toList(),
						ClientDnsLookup.USE_ALL_DNS_IPS);
			}
			catch (ConfigException ex) {
				throw new InvalidConfigurationPropertyValueException("spring.kafka.bootstrap-servers", servers,
						"It must be host:port of brokers, with commas between them, and an address of at least one of the "
								+ "hosts must be found.");
			}
		}
	}

}
