package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresDeliveryQueueTests extends DeliveryQueueContract {

	/** Much shorter than a process goes without a look at the tables. */
	private static final Duration PROMPTLY = Duration.ofSeconds(5);

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

	@Test
	void anotherProcessIsToldOfAResultThatItMayDeliver() {
		try (JdbcWorkStore other = ((JdbcStoreFixture) store().fixture()).anotherProcess()) {
			CompletableFuture<Boolean> listening = new CompletableFuture<>();
			other.onAvailable(() -> listening.complete(true));
			assertThat(StoreDriver.await(listening)).isTrue();
			AtomicInteger told = new AtomicInteger();
			other.deliveries().onDue(told::incrementAndGet);
			AtomicInteger finished = new AtomicInteger();
			Awaitility.await().atMost(PROMPTLY).until(() -> {
				new DeliveryDriver(store()).finish("r-" + finished.incrementAndGet());
				return told.get() > 0;
			});
			DueDeliveries due = StoreDriver.await(other.deliveries().claim(100, DeliveryDriver.LEASE));
			assertThat(due.claims()).hasSize(finished.get());
		}
	}

}
