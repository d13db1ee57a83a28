package io.ensemble.autoconfigure.transport.kafka;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KafkaClientsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, KafkaAutoConfiguration.class,
				KafkaClientAutoConfiguration.class))
		.withPropertyValues("ensemble.name=kitchen");

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "kafka.invalid:9092" })
	void brokersThatNoClientCouldLookForAreNamedWithTheirProperty(String servers) {
		this.runner.withPropertyValues("spring.kafka.bootstrap-servers=" + servers).run((context) -> {
			KafkaClients clients = context.getBean(KafkaClients.class);
			assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(clients::consumer)
				.satisfies((failure) -> assertThat(failure.getName()).isEqualTo("spring.kafka.bootstrap-servers"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:1", "kafka.invalid:9092,localhost:1" })
	void brokersThatAreAwayWillDo(String servers) {
		this.runner.withPropertyValues("spring.kafka.bootstrap-servers=" + servers)
			.run((context) -> assertThat(context.getBean(KafkaClients.class).producer()).isNotEmpty());
	}

}
