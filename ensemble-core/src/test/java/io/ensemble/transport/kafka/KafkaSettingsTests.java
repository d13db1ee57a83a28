package io.ensemble.transport.kafka;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSettingsTests {

	@Test
	void whoMakesTopicsGetsInAsConsumersDo() {
		Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "broker:9093",
				SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, "an.engine.Factory", SslBundle.class.getName(), "a bundle",
				"our.login.realm", "kitchen");
		assertThat(KafkaSettings.admin(settings)).isEqualTo(settings);
	}

	@Test
	void whoMakesTopicsIsNotToldWhatIsForConsumersAndProducers() {
		assertThat(KafkaSettings.admin(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "guests",
				ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4", ConsumerConfig.CLIENT_ID_CONFIG, "kitchen")))
			.isEqualTo(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "kitchen"));
	}

}
