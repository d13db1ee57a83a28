package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaLogStoreTests {

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "127.0.0.1:1");

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final int MAX_ATTEMPTS = 3;

	private final CompletableFuture<Void> written = new CompletableFuture<>();

	private final VirtualTime time = new VirtualTime();

	private final MirroredWorkStore work = new MirroredWorkStore(this.time, Ageing.DEFAULT, Duration.ofDays(1),
			Duration.ofDays(7));

	private final KafkaSender sender = new KafkaSender(SETTINGS, "tests") {

		@Override
		public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
			return KafkaLogStoreTests.this.written;
		}

	};

	private final LogTopics topics = new LogTopics("e", SETTINGS, 1, Duration.ofDays(8), 1024);

	private final KafkaLogStore store = new KafkaLogStore(this.work, null, null, new Attempts(this.topics, this.sender),
			new Progress());

	@AfterEach
	void close() {
		this.sender.close();
	}

	@Test
	void aLeaseBeginsWhenTheStartIsWritten() {
		accept("a");
		CompletableFuture<List<Claim>> claims = claim();
		this.time.advance(LEASE.minusSeconds(1));
		this.written.complete(null);
		this.time.advance(LEASE.minusSeconds(1));
		this.store.sweep(MAX_ATTEMPTS);
		assertThat(claims.join()).hasSize(1);
		assertThat(this.store.renew(claims.join().get(0), LEASE).toCompletableFuture().join()).isTrue();
	}

	@Test
	void whatWasLostOrEndedBeforeItsStartWasWrittenIsNotStarted() {
		accept("a");
		accept("b");
		CompletableFuture<List<Claim>> claims = claim();
		this.work.settle(this.work.propose(WorkKey.of("a"), WorkResult.completed("by others")).orElseThrow());
		this.time.advance(LEASE);
		this.store.sweep(MAX_ATTEMPTS);
		AtomicInteger told = new AtomicInteger();
		this.store.onAvailable(told::incrementAndGet);
		this.written.complete(null);
		assertThat(claims.join()).isEmpty();
		assertThat(told).as("told that there may be more").hasValue(1);
	}

	private void accept(String id) {
		this.work.arrive(
				this.work
					.stamp(new Submission(WorkRequest.of(id, "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP)),
				MAX_ATTEMPTS);
	}

	private CompletableFuture<List<Claim>> claim() {
		return this.store.claim(10, LEASE).toCompletableFuture();
	}

}
