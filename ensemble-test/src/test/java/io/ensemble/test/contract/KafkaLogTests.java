package io.ensemble.test.contract;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.UnsupportedByStoreException;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.transport.kafka.log.KafkaLogSettings;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Kafka alone, with a real broker and one process.
 */
class KafkaLogTests extends ReducedStoreContract {

	private final TestKafka kafka = TestKafka.shared();

	@Override
	protected StoreFixture open() throws Exception {
		return new Fixture(this.kafka);
	}

	@Test
	void whatALogCannotDoIsRefusedInWords() {
		store().accept("a");
		assertThatExceptionOfType(UnsupportedByStoreException.class)
			.isThrownBy(() -> StoreDriver.await(store().queue().reprioritise(WorkKey.of("a"), Priority.HIGH)))
			.withMessageContaining("priority");
		assertThatExceptionOfType(UnsupportedByStoreException.class)
			.isThrownBy(() -> StoreDriver.await(store().results().redrive(WorkKey.of("a"))))
			.withMessageContaining("under another id");
		assertThatExceptionOfType(UnsupportedByStoreException.class)
			.isThrownBy(() -> StoreDriver.await(store().results().discard(WorkKey.of("a"))))
			.withMessageContaining("dead letter");
	}

	private static final class Fixture implements StoreFixture {

		private final VirtualTime time = new VirtualTime();

		private final KafkaSender sender;

		private final KafkaLog log;

		private Fixture(TestKafka kafka) throws Exception {
			this.sender = new KafkaSender(kafka.settings(), "tests");
			this.log = new KafkaLog(new KafkaLogSettings("e-" + UUID.randomUUID(), kafka.settings(), 2, 5_000,
					Ageing.DEFAULT, RESULT_TTL, TOMBSTONE_TTL), this.sender, this.time, UUID.randomUUID().toString());
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
		public void advance(Duration duration) {
			this.time.advance(duration);
		}

		@Override
		public void close() {
			this.log.close();
			this.sender.close();
		}

	}

}
