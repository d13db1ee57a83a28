package io.ensemble.test.contract;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.transport.kafka.log.KafkaLogSettings;

/**
 * One process of an ensemble that keeps its work in Kafka alone, with a clock of its own.
 */
class KafkaLogFixture implements StoreFixture {

	static final int PARTITIONS = 2;

	private final VirtualTime time = new VirtualTime();

	private final KafkaSender sender;

	private final KafkaLog log;

	KafkaLogFixture(TestKafka kafka, String ensemble) throws Exception {
		this(kafka, ensemble, PARTITIONS, 5_000, Duration.ZERO);
	}

	KafkaLogFixture(TestKafka kafka, String ensemble, int partitions, int window, Duration late) throws Exception {
		this.time.advance(late);
		this.sender = new KafkaSender(kafka.settings(), "tests");
		this.log = new KafkaLog(
				new KafkaLogSettings(ensemble, kafka.settings(), partitions, window, StoreDriver.MAX_ATTEMPTS,
						Ageing.DEFAULT, RESULT_TTL, TOMBSTONE_TTL),
				this.sender, this.time, this.time, (ingress, code) -> {
				}, UUID.randomUUID().toString());
		this.log.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
	}

	@Override
	public WorkQueue queue() {
		return this.log.store();
	}

	@Override
	public ResultStore results() {
		return this.log.store();
	}

	@Override
	public DeliveryQueue deliveries() {
		return this.log.deliveries();
	}

	@Override
	public void advance(Duration duration) {
		this.time.advance(duration);
	}

	@Override
	public void close() {
		this.log.close();
		this.sender.close();
	}

}
