package io.ensemble.faults.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.ensemble.faults.submit.Submitter;
import io.ensemble.faults.worker.Witness;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaProcess;
import io.ensemble.transport.kafka.TestKafka;

/**
 * A broker that keeps work alone, or hands it to a Redis.
 */
public final class KafkaStore implements FaultStore {

	private static final String QUEUE = "agentensemble." + StoreServer.ENSEMBLE;

	private final KafkaProcess broker;

	private final TestKafka client;

	private final List<RedisServer> behind;

	private KafkaStore(Path directory, List<RedisServer> behind) {
		this.behind = behind;
		this.broker = new KafkaProcess(directory);
		this.broker.start();
		this.client = TestKafka.at(this.broker.address());
		this.client.topic(QUEUE, 2);
		this.client.topic(QUEUE + KafkaNames.DEAD_LETTERS, 1);
	}

	static KafkaStore alone(Path directory) {
		return new KafkaStore(directory, List.of());
	}

	static KafkaStore before(RedisServer redis, Path directory) {
		return new KafkaStore(directory, List.of(redis));
	}

	@Override
	public List<String> properties() {
		List<String> properties = new ArrayList<>(List.of("spring.kafka.bootstrap-servers=" + this.broker.address(),
				"spring.kafka.consumer.properties.session.timeout.ms=6000",
				"spring.kafka.consumer.properties.heartbeat.interval.ms=1500",
				"ensemble.transport.kafka.partitions=4"));
		this.behind.forEach((redis) -> {
			properties.addAll(redis.properties());
			properties.add("ensemble.transport.store=redis");
		});
		properties.removeIf((property) -> property.startsWith("ensemble.transport.type="));
		properties.add("ensemble.transport.type=kafka");
		return properties;
	}

	/**
	 * Write ordinary work to the topic that the ensemble reads.
	 * @param prefix how the ids begin
	 * @param count how many
	 * @param journal where acceptance is written down, which is the broker's
	 * @return completes with the last acceptance
	 */
	public CompletableFuture<Void> submit(String prefix, int count, Witness journal) {
		return CompletableFuture.runAsync(() -> {
			for (int i = 0; i < count; i++) {
				submit(prefix + "-" + i);
				journal.write("accepted " + prefix + "-" + i);
			}
		});
	}

	private void submit(String id) {
		try {
			this.client.sendLater(QUEUE, id, Submitter.body(id, "ok")).get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.broker.close();
		this.behind.forEach(RedisServer::close);
	}

}
