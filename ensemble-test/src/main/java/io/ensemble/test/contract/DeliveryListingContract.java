package io.ensemble.test.contract;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Deliveries that somebody looks at.
 */
interface DeliveryListingContract extends StoreContract {

	@Test
	default void deliveriesAreListedPageByPageTheLatestFirst() {
		for (String id : List.of("a", "b", "c", "d", "e")) {
			deliveries().finish(id);
		}
		List<String> all = new ArrayList<>();
		DeliveryPage page = list(null, null, 2, null);
		all.addAll(ids(page));
		while (page.nextCursor() != null) {
			assertThat(page.deliveries()).hasSize(2);
			page = list(null, null, 2, page.nextCursor());
			all.addAll(ids(page));
		}
		assertThat(all).containsExactly("e", "d", "c", "b", "a");
	}

	@Test
	default void deliveriesAreListedAndCountedByState() {
		assertThat(counts()).isEqualTo(new DeliveryCounts(0, 0));
		deliveries().finish("lost");
		deliveries().giveUp(deliveries().claimOne(), "The receiver answered 404");
		deliveries().finish("waits");
		deliveries().finish("arrived");
		deliveries().claim(2)
			.claims()
			.stream()
			.filter((claim) -> claim.delivery().key().requestId().equals("arrived"))
			.forEach(deliveries()::done);
		assertThat(ids(list(null, DeliveryState.GIVEN_UP, 10, null))).containsExactly("lost");
		assertThat(ids(list(null, DeliveryState.PENDING, 10, null))).containsExactly("waits");
		assertThat(ids(list(null, null, 10, null))).containsExactly("waits", "lost");
		assertThat(counts()).isEqualTo(new DeliveryCounts(1, 1));
	}

	@Test
	default void callersAreToldApart() {
		store().accept(StoreDriver.submission("alice", StoreDriver.request("a").delivery(DeliveryDriver.WEBHOOK)));
		store().finish(store().claimOne(), "hers");
		store().accept(StoreDriver.submission("bob", StoreDriver.request("a").delivery(DeliveryDriver.WEBHOOK)));
		store().finish(store().claimOne(), "his");
		assertThat(list("alice", null, 10, null).deliveries()).singleElement()
			.satisfies((delivery) -> assertThat(delivery.key().caller()).isEqualTo("alice"));
		assertThat(list(null, null, 10, null).deliveries()).hasSize(2);
		assertThat(deliveries().claim(10).claims()).hasSize(2);
	}

	@Test
	default void aForeignCursorIsRefused() {
		deliveries().finish("a");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> list(null, null, 10, "not a cursor!"))
			.satisfies((refused) -> assertThat(refused.getField()).isEqualTo("cursor"));
	}

	private DeliveryPage list(@Nullable String caller, @Nullable DeliveryState state, int limit,
			@Nullable String cursor) {
		return StoreDriver.await(deliveries().queue().list(new DeliveryQuery(caller, state, limit, cursor)));
	}

	private DeliveryCounts counts() {
		return StoreDriver.await(deliveries().queue().counts());
	}

	private static List<String> ids(DeliveryPage page) {
		return page.deliveries().stream().map((delivery) -> delivery.key().requestId()).toList();
	}

	private DeliveryDriver deliveries() {
		return new DeliveryDriver(store());
	}

}
