package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DueDeliveries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may attempt a delivery, and until when.
 */
interface DeliveryClaimContract extends StoreContract {

	/** How many deliveries the threads race for. */
	int MANY = 200;

	@Test
	default void deliveriesAreClaimedInTheOrderOfTheirEnds() {
		deliveries().finish("a");
		store().advance(StoreFixture.MOMENT);
		deliveries().finish("b");
		store().advance(StoreFixture.MOMENT);
		deliveries().finish("c");
		assertThat(ids(deliveries().claim(2))).containsExactly("a", "b");
		assertThat(ids(deliveries().claim(2))).containsExactly("c");
		assertThat(ids(deliveries().claim(2))).isEmpty();
	}

	@Test
	default void aClaimSaysWhenTheNextDeliveryIsDue() {
		deliveries().finish("a");
		deliveries().finish("b");
		assertThat(deliveries().claim(1).next()).isEqualTo(Duration.ZERO);
		DueDeliveries last = deliveries().claim(2);
		assertThat(last.claims()).hasSize(1);
		assertThat(last.next()).isNotNull().isPositive().isLessThanOrEqualTo(DeliveryDriver.LEASE);
		last.claims().forEach(deliveries()::done);
		store().advance(DeliveryDriver.LEASE);
		deliveries().claim(2).claims().forEach(deliveries()::done);
		assertThat(deliveries().claim(1).next()).isNull();
	}

	@Test
	default void aClaimOfNothingTellsWhenToComeBackAndTakesNothing() {
		deliveries().finish("a");
		assertThat(deliveries().claim(0).claims()).isEmpty();
		assertThat(deliveries().claim(0).next()).isEqualTo(Duration.ZERO);
		assertThat(deliveries().present("a").attempts()).isZero();
	}

	@Test
	default void whatArrivedIsForgottenAndTheResultIsNot() {
		deliveries().finish("a");
		DeliveryClaim claim = deliveries().claimOne();
		assertThat(deliveries().done(claim)).isTrue();
		assertThat(deliveries().find("a")).isEmpty();
		assertThat(deliveries().done(claim)).isFalse();
		assertThat(StoreDriver.resultOf(store().present("a")).output()).isEqualTo("done");
	}

	@Test
	default void aLostLeaseIsSomebodyElsesAttempt() {
		deliveries().finish("a");
		DeliveryClaim lost = deliveries().claimOne();
		assertThat(lost.delivery().attempts()).isEqualTo(1);
		store().advance(DeliveryDriver.LEASE.minus(StoreFixture.MOMENT));
		assertThat(deliveries().claim(1).claims()).isEmpty();
		store().advance(StoreFixture.MOMENT);
		DeliveryClaim next = deliveries().claimOne();
		assertThat(next.delivery().attempts()).isEqualTo(2);
		assertThat(next.delivery().record()).isEqualTo(lost.delivery().record());
		assertThat(deliveries().done(lost)).isFalse();
		assertThat(deliveries().retry(lost, Duration.ZERO, "too late")).isFalse();
		assertThat(deliveries().giveUp(lost, "too late")).isFalse();
		assertThat(deliveries().done(next)).isTrue();
	}

	@Test
	default void aClaimTellsByTheStoresTimeHowOldItsDeliveryIs() {
		deliveries().finish("a");
		Duration age = Duration.ofHours(3);
		store().advance(age);
		Delivery claimed = deliveries().claimOne().delivery();
		assertThat(Duration.between(claimed.since(), claimed.dueAt()).minus(DeliveryDriver.LEASE)).isBetween(age,
				age.plus(StoreFixture.MOMENT));
	}

	@Test
	default void everyDeliveryIsClaimedByOneOfManyAtOnce() throws Exception {
		for (int i = 0; i < MANY; i++) {
			deliveries().finish("d" + i);
		}
		List<List<String>> claimed = Together.run((thread) -> claimAll());
		assertThat(claimed.stream().flatMap(List::stream).toList()).hasSize(MANY).doesNotHaveDuplicates();
	}

	private List<String> claimAll() {
		List<String> all = new ArrayList<>();
		List<String> some = ids(deliveries().claim(3));
		while (!some.isEmpty()) {
			all.addAll(some);
			some = ids(deliveries().claim(3));
		}
		return all;
	}

	private static List<String> ids(DueDeliveries due) {
		return due.claims().stream().map((claim) -> claim.delivery().key().requestId()).toList();
	}

	private DeliveryDriver deliveries() {
		return new DeliveryDriver(store());
	}

}
