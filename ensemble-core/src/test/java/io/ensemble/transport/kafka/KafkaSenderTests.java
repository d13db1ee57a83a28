package io.ensemble.transport.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.ensemble.transport.StoreUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSenderTests {

	@Test
	void whatIsSentIsKeptWhenItCompletes() {
		TestKafka kafka = TestKafka.shared();
		String topic = kafka.topic(1);
		try (KafkaSender sender = new KafkaSender(kafka.settings(), "tests")) {
			assertThat(send(sender, topic)).succeedsWithin(Duration.ofSeconds(20));
		}
		List<ConsumerRecord<byte[], byte[]>> records = kafka.read(topic, (some) -> !some.isEmpty());
		assertThat(records).singleElement()
			.satisfies((record) -> assertThat(record.value()).isEqualTo(TestKafka.bytes("soup")));
	}

	@Test
	void whatWaitsTogetherForABrokerThatIsAwayFailsTogether() {
		try (KafkaSender sender = new KafkaSender(Map.of("bootstrap.servers", "127.0.0.1:1"), "tests",
				Duration.ofSeconds(1))) {
			List<CompletableFuture<Void>> sent = Stream.generate(() -> send(sender, "nowhere")).limit(50).toList();
			assertThat(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)))
				.failsWithin(Duration.ofSeconds(8))
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(StoreUnavailableException.class)
				.withMessageContaining("nowhere");
		}
	}

	private static CompletableFuture<Void> send(KafkaSender sender, String topic) {
		return sender.send(new ProducerRecord<>(topic, TestKafka.bytes("r-1"), TestKafka.bytes("soup")))
			.toCompletableFuture();
	}

}
