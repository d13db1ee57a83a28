package io.ensemble.engine.delivery;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoredResults} and {@link StoreDelivery}.
 */
class StoredResultsTests {

	private static final Duration TTL = Duration.ofHours(1);

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, TTL, TTL);

	private final StoredResults stored = new StoredResults(this.store);

	@Test
	void isFoundUnderTheIdIfNoAddressWasChosen() {
		WorkRecord record = finish("r1", new DeliverySpec(DeliveryMethod.STORE, null));
		assertThat(at("r1")).isEqualTo(new Found.Present(record));
	}

	@Test
	void isFoundUnderTheChosenAddressOnly() {
		WorkRecord record = finish("r1", new DeliverySpec(DeliveryMethod.STORE, "kitchen/tonight"));
		assertThat(at("kitchen/tonight")).isEqualTo(new Found.Present(record));
		assertThat(at("r1")).isEqualTo(new Found.Unknown());
	}

	@Test
	void whatIsNotDeliveredIsNotFound() {
		finish("r1", new DeliverySpec(DeliveryMethod.NONE, null));
		assertThat(at("r1")).isEqualTo(new Found.Unknown());
	}

	@Test
	void whatHasNotEndedIsNotFound() {
		enqueue("r1", new DeliverySpec(DeliveryMethod.STORE, null));
		assertThat(at("r1")).isEqualTo(new Found.Unknown());
	}

	@Test
	void isFoundByItsCallerOnly() {
		finish("r1", new DeliverySpec(DeliveryMethod.STORE, null));
		assertThat(this.stored.at("somebody", "r1").toCompletableFuture().join()).isEqualTo(new Found.Unknown());
	}

	@Test
	void hasExpiredAfterItsTime() {
		finish("r1", new DeliverySpec(DeliveryMethod.STORE, null));
		this.time.advance(TTL.plusSeconds(1));
		this.store.sweep(5);
		assertThat(at("r1")).isEqualTo(new Found.Expired());
	}

	private Found at(String address) {
		return this.stored.at(WorkKey.ANYONE, address).toCompletableFuture().join();
	}

	private WorkRecord finish(String id, DeliverySpec delivery) {
		enqueue(id, delivery);
		Claim claim = this.store.claim(1, Duration.ofSeconds(30)).toCompletableFuture().join().get(0);
		WorkRecord record = this.store.finish(claim, WorkResult.completed("served"))
			.toCompletableFuture()
			.join()
			.orElseThrow();
		new StoreDelivery(this.store)
			.deliver(new Delivery(record, DeliveryState.PENDING, 1, this.time.instant(), this.time.instant(), null))
			.toCompletableFuture()
			.join();
		return record;
	}

	private void enqueue(String id, DeliverySpec delivery) {
		WorkRequest request = WorkRequest.of(id, "prepare-meal", "eggs").delivery(delivery).build();
		this.store.enqueue(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), 10).toCompletableFuture().join();
	}

}
