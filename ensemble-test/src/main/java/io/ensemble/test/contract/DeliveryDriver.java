package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The deliveries of a store as tests like to speak to them.
 */
final class DeliveryDriver {

	static final Duration LEASE = Duration.ofSeconds(90);

	static final DeliverySpec WEBHOOK = new DeliverySpec(DeliveryMethod.WEBHOOK, "https://partner.example/hook");

	private final StoreDriver store;

	DeliveryDriver(StoreDriver store) {
		this.store = store;
	}

	DeliveryQueue queue() {
		return this.store.fixture().deliveries();
	}

	static Submission submission(String id, DeliverySpec delivery) {
		return StoreDriver.submission(StoreDriver.request(id).delivery(delivery));
	}

	/**
	 * Let work end whose result is to travel.
	 * @param id its request id
	 * @return the final work
	 */
	WorkRecord finish(String id) {
		return finish(id, WEBHOOK);
	}

	WorkRecord finish(String id, DeliverySpec delivery) {
		this.store.accept(submission(id, delivery));
		assertThat(this.store.finish(this.store.claimOne(), "done")).isTrue();
		return this.store.present(id);
	}

	DueDeliveries claim(int max) {
		return StoreDriver.await(queue().claim(max, LEASE));
	}

	DeliveryClaim claimOne() {
		List<DeliveryClaim> claims = claim(1).claims();
		assertThat(claims).as("due deliveries").hasSize(1);
		return claims.get(0);
	}

	boolean done(DeliveryClaim claim) {
		return StoreDriver.await(queue().done(claim));
	}

	boolean retry(DeliveryClaim claim, Duration delay, String error) {
		return StoreDriver.await(queue().retry(claim, delay, error));
	}

	boolean handBack(DeliveryClaim claim, Duration delay) {
		return StoreDriver.await(queue().handBack(claim, delay));
	}

	boolean hasten(String id) {
		return StoreDriver.await(queue().hasten(WorkKey.of(id)));
	}

	boolean giveUp(DeliveryClaim claim, String error) {
		return StoreDriver.await(queue().giveUp(claim, error));
	}

	Optional<Delivery> redrive(String id) {
		return StoreDriver.await(queue().redrive(WorkKey.of(id)));
	}

	Optional<Delivery> discard(String id) {
		return StoreDriver.await(queue().discard(WorkKey.of(id)));
	}

	Optional<Delivery> find(String id) {
		return StoreDriver.await(queue().find(WorkKey.of(id)));
	}

	Delivery present(String id) {
		Optional<Delivery> found = find(id);
		assertThat(found).as("delivery of " + id).isPresent();
		return found.orElseThrow();
	}

}
