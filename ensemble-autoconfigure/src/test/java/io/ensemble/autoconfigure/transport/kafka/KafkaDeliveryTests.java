package io.ensemble.autoconfigure.transport.kafka;

import java.util.UUID;

import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaDeliveryTests {

	private final TestKafka kafka = TestKafka.shared();

	private final ApplicationContextRunner runner = KafkaApplication
		.runner(this.kafka, "kitchen", (input) -> "cooked " + input)
		.withPropertyValues("ensemble.transport.store=simple");

	@ParameterizedTest
	@CsvSource({ "QUEUE, agentensemble.results., queue-addresses", "TOPIC, agentensemble.topics., topic-addresses" })
	void aResultIsWrittenToTheTopicThatIsKeptForItsAddress(DeliveryMethod method, String prefix, String property) {
		String address = "a-" + UUID.randomUUID();
		this.kafka.topic(prefix + address, 1);
		this.runner.withPropertyValues("ensemble.transport.kafka." + property + "=" + address).run((context) -> {
			assertThat(ask(context, new DeliverySpec(method, address))).isInstanceOf(Admission.Accepted.class);
			ConsumerRecord<byte[], byte[]> result = this.kafka.read(prefix + address, (records) -> !records.isEmpty())
				.get(0);
			assertThat(new String(result.key())).isEqualTo("r-1");
			assertThat(new String(result.value())).contains("\"requestId\":\"r-1\"", "\"status\":\"COMPLETED\"",
					"\"result\":\"cooked soup\"");
			assertThat(TestKafka.header(result, "ensemble-request-id")).isEqualTo("r-1");
			assertThat(TestKafka.header(result, "traceparent")).startsWith("00-");
		});
	}

	@Test
	void withoutAnAllowedAddressNothingIsDelivered() {
		this.runner.run((context) -> assertThat(ask(context, new DeliverySpec(DeliveryMethod.QUEUE, "kitchen")))
			.isInstanceOfSatisfying(Admission.Refused.class,
					(refused) -> assertThat(refused.field()).isEqualTo("delivery.address")));
	}

	private static Admission ask(ApplicationContext context, DeliverySpec delivery) {
		return KafkaApplication.submit(context, WorkRequest.of("r-1", "cook", "soup").delivery(delivery).build());
	}

}
