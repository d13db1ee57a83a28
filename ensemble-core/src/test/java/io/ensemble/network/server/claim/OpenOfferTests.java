package io.ensemble.network.server.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenOffer}.
 */
class OpenOfferTests {

	private final OfferingKitchen kitchen = new OfferingKitchen();

	private final ClaimSettings settings = new ClaimSettings(new AllowedAddresses(List.of("maintenance")),
			OfferingKitchen.CLAIM_TIMEOUT, OfferingKitchen.LEASE, DeliverySettings.DEFAULT.attemptTimeout());

	// A connection that closes at that moment is told of to all offers.
	@Test
	void connectionsAreWatchedWhileNoOfferIsLocked() {
		PeerSession first = replica();
		PeerSession second = replica();
		List<Boolean> locked = new ArrayList<>();
		Set<PeerSession> watched = new HashSet<>();
		AtomicReference<OpenOffer> made = new AtomicReference<>();
		OpenOffer offer = new OpenOffer(new ClaimOffer("o-1", "a", "maintenance", null),
				new ClaimGranted("o-1", "{}", null), this.settings, () -> List.of(first, second), (asked) -> {
					watched.addAll(asked);
					locked.add(Thread.holdsLock(made.get()));
				}, this.kitchen.time);
		made.set(offer);
		offer.begin();
		offer.claim(first);
		offer.acknowledge(first, false);
		assertThat(watched).containsExactlyInAnyOrder(first, second);
		assertThat(locked).containsOnly(false);
	}

	private PeerSession replica() {
		return this.kitchen.server.open(WorkKey.ANYONE, WorkKey.ANYONE, RecordedSink.fast());
	}

}
