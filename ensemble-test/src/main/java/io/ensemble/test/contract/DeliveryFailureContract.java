package io.ensemble.test.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attempts that fail, and what becomes of their deliveries.
 */
interface DeliveryFailureContract extends StoreContract {

	@Test
	default void aFailedAttemptIsFollowedByAnotherAfterItsDelay() {
		deliveries().finish("a");
		DeliveryClaim first = deliveries().claimOne();
		assertThat(deliveries().retry(first, Duration.ofMinutes(2), "The receiver answered 503")).isTrue();
		assertThat(deliveries().done(first)).isFalse();
		Delivery waiting = deliveries().present("a");
		assertThat(waiting.state()).isEqualTo(DeliveryState.PENDING);
		assertThat(waiting.attempts()).isEqualTo(1);
		assertThat(waiting.lastError()).isEqualTo("The receiver answered 503");
		assertThat(waiting.dueAt()).isAfter(waiting.since());
		assertThat(deliveries().claim(1).claims()).isEmpty();
		assertThat(deliveries().claim(1).next()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
		store().advance(Duration.ofMinutes(2));
		DeliveryClaim second = deliveries().claimOne();
		assertThat(second.delivery().attempts()).isEqualTo(2);
		assertThat(second.delivery().lastError()).isEqualTo("The receiver answered 503");
		assertThat(second.delivery().since()).isEqualTo(waiting.since());
	}

	@Test
	default void whatIsHandedBackComesAgainLaterAsTheSameAttempt() {
		deliveries().finish("a");
		deliveries().retry(deliveries().claimOne(), Duration.ZERO, "The receiver answered 503");
		DeliveryClaim second = deliveries().claimOne();
		assertThat(deliveries().handBack(second, Duration.ofMinutes(2))).isTrue();
		assertThat(deliveries().handBack(second, Duration.ofMinutes(2))).isFalse();
		assertThat(deliveries().done(second)).isFalse();
		Delivery waiting = deliveries().present("a");
		assertThat(waiting.attempts()).isEqualTo(1);
		assertThat(waiting.lastError()).isEqualTo("The receiver answered 503");
		assertThat(deliveries().claim(1).claims()).isEmpty();
		assertThat(deliveries().claim(1).next()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
		store().advance(Duration.ofMinutes(2));
		DeliveryClaim again = deliveries().claimOne();
		assertThat(again.delivery().attempts()).isEqualTo(2);
		assertThat(deliveries().done(again)).isTrue();
	}

	@Test
	default void whatWaitsForItsNextAttemptCanBeHastened() {
		deliveries().finish("a");
		assertThat(deliveries().hasten("a")).as("due already").isFalse();
		DeliveryClaim first = deliveries().claimOne();
		assertThat(deliveries().hasten("a")).as("being attempted").isFalse();
		deliveries().retry(first, Duration.ofHours(1), "No replica is connected");
		CompletableFuture<Boolean> told = new CompletableFuture<>();
		deliveries().queue().onDue(() -> told.complete(true));
		assertThat(deliveries().hasten("a")).isTrue();
		assertThat(StoreDriver.await(told)).isTrue();
		DeliveryClaim second = deliveries().claimOne();
		assertThat(second.delivery().attempts()).isEqualTo(2);
		assertThat(second.delivery().lastError()).isEqualTo("No replica is connected");
		deliveries().giveUp(second, "No replica is connected");
		assertThat(deliveries().hasten("a")).as("given up").isFalse();
		assertThat(deliveries().hasten("never-heard-of")).isFalse();
	}

	@Test
	default void whatWasGivenUpStaysVisibleAndIsNotTried() {
		deliveries().finish("a");
		assertThat(deliveries().giveUp(deliveries().claimOne(), "The receiver answered 404")).isTrue();
		store().advance(DeliveryDriver.LEASE);
		assertThat(deliveries().claim(1).claims()).isEmpty();
		assertThat(deliveries().claim(1).next()).isNull();
		Delivery givenUp = deliveries().present("a");
		assertThat(givenUp.state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(givenUp.attempts()).isEqualTo(1);
		assertThat(givenUp.dueAt()).isNull();
		assertThat(givenUp.lastError()).isEqualTo("The receiver answered 404");
		assertThat(StoreDriver.resultOf(givenUp.record()).output()).isEqualTo("done");
	}

	@Test
	default void aLongErrorIsCut() {
		deliveries().finish("a");
		deliveries().giveUp(deliveries().claimOne(), "x".repeat(Delivery.MAX_ERROR_LENGTH + 1));
		assertThat(deliveries().present("a").lastError()).hasSize(Delivery.MAX_ERROR_LENGTH);
	}

	@Test
	default void aRedrivenDeliveryBeginsAnew() {
		deliveries().finish("a");
		deliveries().giveUp(deliveries().claimOne(), "The receiver answered 404");
		Delivery before = deliveries().present("a");
		store().advance(Duration.ofHours(1));
		Delivery redriven = deliveries().redrive("a").orElseThrow();
		assertThat(redriven.state()).isEqualTo(DeliveryState.PENDING);
		assertThat(redriven.attempts()).isZero();
		assertThat(redriven.since()).isAfter(before.since());
		assertThat(redriven.record()).isEqualTo(before.record());
		DeliveryClaim claim = deliveries().claimOne();
		assertThat(claim.delivery().attempts()).isEqualTo(1);
		assertThat(deliveries().done(claim)).isTrue();
	}

	@Test
	default void onlyWhatWasGivenUpCanBeRedriven() {
		deliveries().finish("a");
		assertThat(deliveries().redrive("a")).isEmpty();
		DeliveryClaim claim = deliveries().claimOne();
		assertThat(deliveries().redrive("a")).isEmpty();
		assertThat(deliveries().done(claim)).isTrue();
		assertThat(deliveries().redrive("a")).isEmpty();
		assertThat(deliveries().redrive("never-heard-of")).isEmpty();
	}

	@Test
	default void onlyWhatWasGivenUpCanBeDiscardedAndItIsForgottenThen() {
		deliveries().finish("a");
		assertThat(deliveries().discard("a")).isEmpty();
		deliveries().giveUp(deliveries().claimOne(), "The receiver answered 404");
		Delivery before = deliveries().present("a");
		assertThat(deliveries().discard("a")).contains(before);
		assertThat(deliveries().find("a")).isEmpty();
		assertThat(deliveries().redrive("a")).isEmpty();
		assertThat(deliveries().discard("a")).isEmpty();
		assertThat(store().present("a").status().isFinal()).isTrue();
	}

	@Test
	default void whatWasGivenUpIsForgottenAsLateAsTombstonesAre() {
		deliveries().finish("a");
		store().advance(StoreFixture.TOMBSTONE_TTL);
		deliveries().giveUp(deliveries().claimOne(), "The receiver answered 404");
		store().advance(StoreFixture.TOMBSTONE_TTL.minus(StoreFixture.MOMENT));
		store().sweep();
		assertThat(deliveries().find("a")).isPresent();
		store().advance(StoreFixture.MOMENT);
		store().sweep();
		assertThat(deliveries().find("a")).isEmpty();
	}

	private DeliveryDriver deliveries() {
		return new DeliveryDriver(store());
	}

}
