package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which ends of work make a delivery.
 */
interface DeliveryRegistrationContract extends StoreContract {

	/** How long a listener may take to be told. */
	int PATIENCE_SECONDS = 30;

	@ParameterizedTest
	@EnumSource(value = DeliveryMethod.class, names = { "WEBHOOK", "QUEUE", "TOPIC", "BROADCAST_CLAIM", "STORE" })
	default void aResultThatTravelsIsRegisteredWithItsEnd(DeliveryMethod method) {
		WorkRecord record = deliveries().finish("a", new DeliverySpec(method, "kitchen.results"));
		Delivery delivery = deliveries().present("a");
		assertThat(delivery.record()).isEqualTo(record);
		assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
		assertThat(delivery.attempts()).isZero();
		assertThat(delivery.lastError()).isNull();
		assertThat(delivery.dueAt()).isEqualTo(delivery.since());
	}

	@ParameterizedTest
	@EnumSource(value = DeliveryMethod.class, names = { "WEBSOCKET", "STORE", "NONE" })
	default void aResultThatStaysIsNot(DeliveryMethod method) {
		deliveries().finish("a", new DeliverySpec(method, null));
		assertThat(deliveries().find("a")).isEmpty();
		assertThat(deliveries().claim(1).claims()).isEmpty();
		assertThat(deliveries().claim(1).next()).isNull();
	}

	@Test
	default void unfinishedWorkHasNothingToDeliver() {
		store().accept(DeliveryDriver.submission("a", DeliveryDriver.WEBHOOK));
		assertThat(deliveries().find("a")).isEmpty();
		store().claimOne();
		assertThat(deliveries().claim(1).claims()).isEmpty();
	}

	@Test
	default void aWithdrawalIsDelivered() {
		store().accept(DeliveryDriver.submission("a", DeliveryDriver.WEBHOOK));
		StoreDriver.await(store().results().end(WorkKey.of("a"), EndContract.CANCELLED));
		assertThat(deliveries().present("a").record()).isEqualTo(store().present("a"));
	}

	@Test
	default void whatTimeEndsIsDelivered() {
		store().accept(StoreDriver
			.submission(StoreDriver.request("late").delivery(DeliveryDriver.WEBHOOK).deadline(Duration.ofMinutes(1))));
		store().advance(Duration.ofMinutes(1));
		store().sweep();
		assertThat(deliveries().present("late").record().status()).isEqualTo(WorkStatus.EXPIRED);
		store().accept(DeliveryDriver.submission("dead", DeliveryDriver.WEBHOOK));
		store().killNext();
		assertThat(deliveries().present("dead").record()).isEqualTo(store().present("dead"));
	}

	@Test
	default void aRefusedLateResultRegistersNothing() {
		deliveries().finish("a");
		assertThat(deliveries().done(deliveries().claimOne())).isTrue();
		assertThat(StoreDriver.await(store().results().end(WorkKey.of("a"), EndContract.CANCELLED))).isEmpty();
		assertThat(deliveries().find("a")).isEmpty();
	}

	@Test
	default void theEndOfARedrivenLetterTakesThePlaceOfItsFirstDelivery() {
		store().accept(DeliveryDriver.submission("a", DeliveryDriver.WEBHOOK));
		store().killNext();
		DeliveryClaim ofTheDead = deliveries().claimOne();
		StoreDriver.await(store().results().redrive(WorkKey.of("a")));
		store().finish(store().claimOne(), "done after all");
		assertThat(deliveries().done(ofTheDead)).isFalse();
		DeliveryClaim ofTheResult = deliveries().claimOne();
		assertThat(ofTheResult.delivery().record().status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(ofTheResult.delivery().attempts()).isEqualTo(1);
		assertThat(deliveries().claim(1).claims()).isEmpty();
	}

	@Test
	default void aPendingDeliveryOutlivesTheResultInTheStore() {
		WorkRecord record = deliveries().finish("a");
		store().advance(StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL));
		store().sweep();
		assertThat(deliveries().claimOne().delivery().record()).isEqualTo(record);
	}

	@Test
	default void listenersAreToldOfANewDelivery() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		deliveries().queue().onDue(told::countDown);
		deliveries().finish("a");
		assertThat(told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	default void listenersAreToldByASweepOfWhatSomebodyElseDropped() throws Exception {
		deliveries().finish("a");
		deliveries().claimOne();
		CountDownLatch told = new CountDownLatch(1);
		deliveries().queue().onDue(told::countDown);
		store().sweep();
		assertThat(told.getCount()).isEqualTo(1);
		store().advance(DeliveryDriver.LEASE);
		store().sweep();
		assertThat(told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
	}

	private DeliveryDriver deliveries() {
		return new DeliveryDriver(store());
	}

}
