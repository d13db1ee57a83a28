package io.ensemble.test.contract;

import java.util.UUID;

import io.ensemble.transport.UnsupportedByStoreException;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Kafka alone, with a real broker and one process.
 */
class KafkaLogTests extends ReducedStoreContract
		implements DeliveryClaimContract, DeliveryFailureContract, DeliveryListingContract {

	private final TestKafka kafka = TestKafka.shared();

	@Override
	protected StoreFixture open() throws Exception {
		return new KafkaLogFixture(this.kafka, "e-" + UUID.randomUUID());
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

}
