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
 * A broker that keeps work alone, or hands it to a Redis, which is the server to be
 * harmed then.
 */
public final class KafkaStore implements StoreServer {

	private static final String QUEUE = "agentensemble." + StoreServer.ENSEMBLE;

	private final KafkaProcess broker;

	private final TestKafka client;

	private final List<RedisServer> behind;

	private KafkaStore(Path directory, List<RedisServer> behind) {
		this.behind = behind;
		this.broker = new KafkaProcess(directory);
		this.broker.start();
		this.client = TestKafka.at(this.broker.address());
		prepare();
	}

	private void prepare() {
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
		return isAlone() ? properties(this.broker.address()) : properties(port());
	}

	@Override
	public List<String> properties(int port) {
		if (isAlone()) {
			this.broker.kill();
			this.broker.advertise(port);
			this.broker.start();
			return properties("127.0.0.1:" + port);
		}
		List<String> properties = new ArrayList<>(redis().properties(port));
		properties.removeIf((property) -> property.startsWith("ensemble.transport.type="));
		properties.addAll(properties(this.broker.address()));
		properties.add("ensemble.transport.store=redis");
		return properties;
	}

	private static List<String> properties(String broker) {
		return List.of("spring.kafka.bootstrap-servers=" + broker, "ensemble.transport.type=kafka",
				"spring.kafka.consumer.properties.session.timeout.ms=6000",
				"spring.kafka.consumer.properties.heartbeat.interval.ms=1500", "ensemble.transport.kafka.partitions=4");
	}

	private boolean isAlone() {
		return this.behind.isEmpty();
	}

	private RedisServer redis() {
		return this.behind.get(0);
	}

	/**
	 * The broker, whatever is behind it.
	 * @return the process
	 */
	public KafkaProcess broker() {
		return this.broker;
	}

	@Override
	public int port() {
		return isAlone() ? this.broker.proxied() : redis().port();
	}

	@Override
	public void kill() {
		if (isAlone()) {
			this.broker.kill();
		}
		else {
			redis().kill();
		}
	}

	@Override
	public void stop() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void start() {
		if (isAlone()) {
			this.broker.start();
		}
		else {
			redis().start();
		}
	}

	@Override
	public void empty() {
		if (isAlone()) {
			this.broker.kill();
			this.broker.empty();
			this.broker.start();
			prepare();
		}
		else {
			redis().empty();
		}
	}

	@Override
	public void refuseWrites(boolean full) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long kept() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void spoil(String id) {
		throw new UnsupportedOperationException();
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
