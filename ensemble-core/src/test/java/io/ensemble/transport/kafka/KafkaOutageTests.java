package io.ensemble.transport.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.ingress.Verdict;
import io.ensemble.work.Ingress;
import kafka.server.BrokerServer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaOutageTests {

	@Test
	void afterABrokerWasGoneReadingAndWritingGoOnWithNothingLost() throws Exception {
		EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "orders", "results");
		broker.afterPropertiesSet();
		Map<String, Object> settings = Map.of("bootstrap.servers", broker.getBrokersAsString(),
				"reconnect.backoff.max.ms", 500);
		Set<String> seen = ConcurrentHashMap.newKeySet();
		KafkaSender sender = new KafkaSender(settings, "tests");
		KafkaReader reader = new KafkaReader(settings, new KafkaSource("orders", "group", Ingress.QUEUE, 1),
				(entry) -> {
					seen.add(entry.requestId());
					return CompletableFuture.completedFuture(new Verdict.Taken());
				}, sender, (ingress, reason) -> {
				});
		try {
			reader.start();
			send(sender, "r-1").get(30, TimeUnit.SECONDS);
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains("r-1"));
			BrokerServer server = broker.getCluster().brokers().get(0);
			server.shutdown();
			server.awaitShutdown();
			CompletableFuture<Void> during = send(sender, "r-2");
			server.startup();
			assertThat(during).succeedsWithin(Duration.ofSeconds(60));
			send(sender, "r-3").get(60, TimeUnit.SECONDS);
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> seen.containsAll(Set.of("r-2", "r-3")));
		}
		finally {
			CountDownLatch stopped = new CountDownLatch(1);
			reader.stop(stopped::countDown);
			assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
			sender.close();
			broker.destroy();
		}
	}

	private static CompletableFuture<Void> send(KafkaSender sender, String key) {
		return sender.send(new ProducerRecord<>("orders", TestKafka.bytes(key), TestKafka.bytes("soup")))
			.toCompletableFuture();
	}

}
