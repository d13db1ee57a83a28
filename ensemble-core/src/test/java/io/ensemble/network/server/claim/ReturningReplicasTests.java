package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.network.server.claim.OfferingKitchen.Replica;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link ReturningReplicas}.
 */
class ReturningReplicasTests {

	private static final DeliveryQuery FIRST_PAGE = new DeliveryQuery(null, DeliveryState.PENDING, 20, null);

	private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

	private final OfferingKitchen kitchen = new OfferingKitchen();

	private final DeliveryQueue deliveries = mock();

	@BeforeEach
	void endlessly() {
		given(this.deliveries.list(any()))
			.willReturn(CompletableFuture.completedFuture(new DeliveryPage(List.of(), "next")));
		new ReturningReplicas(this.deliveries, new AllowedAddresses(List.of("maintenance")), 5, this.kitchen.directory,
				this.kitchen.time);
	}

	@Test
	void aThousandDeliveriesAreLookedAtAtATime() {
		this.kitchen.replica("maintenance");
		this.kitchen.time.advance(HALF_A_SECOND);
		then(this.deliveries).should(times(50)).list(any());
		this.kitchen.time.advance(HALF_A_SECOND);
		then(this.deliveries).should(times(100)).list(any());
	}

	@Test
	void nothingIsLookedForOnceNobodyIsThereToTakeIt() {
		Replica replica = this.kitchen.replica("maintenance");
		this.kitchen.time.advance(HALF_A_SECOND);
		replica.die();
		this.kitchen.time.advance(Duration.ofMinutes(1));
		then(this.deliveries).should(times(51)).list(any());
	}

	@Test
	void aReplicaThatComesDuringALookIsFollowedByALookOfItsOwn() {
		this.kitchen.replica("maintenance");
		this.kitchen.time.advance(HALF_A_SECOND);
		this.kitchen.replica("maintenance");
		this.kitchen.time.advance(Duration.ofMinutes(1));
		then(this.deliveries).should().list(FIRST_PAGE);
		given(this.deliveries.list(any()))
			.willReturn(CompletableFuture.completedFuture(new DeliveryPage(List.of(), null)));
		this.kitchen.time.advance(Duration.ofMinutes(1));
		then(this.deliveries).should(times(2)).list(FIRST_PAGE);
	}

	@Test
	void aLookThatFailedIsTheLastForItsReplicaOnly() {
		given(this.deliveries.list(any()))
			.willReturn(CompletableFuture.failedFuture(new IllegalStateException("store away")));
		this.kitchen.replica("maintenance");
		this.kitchen.time.advance(Duration.ofMinutes(1));
		this.kitchen.replica("maintenance");
		this.kitchen.time.advance(Duration.ofMinutes(1));
		then(this.deliveries).should(times(2)).list(FIRST_PAGE);
	}

	@Test
	void whatAnotherProcessJustAttemptsInVainIsOfferedThereafter() {
		this.kitchen.finish("pump", "maintenance");
		DeliveryClaim elsewhere = claimElsewhere();
		Replica replica = this.kitchen.replica("maintenance");
		this.kitchen.time.advance(HALF_A_SECOND);
		this.kitchen.deliveries.retry(elsewhere, Duration.ofHours(1), "No replica is connected");
		assertThat(replica.all("claim_offer")).isEmpty();
		this.kitchen.time.advance(HALF_A_SECOND);
		assertThat(replica.all("claim_offer")).hasSize(1);
	}

	// The kitchen itself, which failed, lets others go first for a moment.
	private DeliveryClaim claimElsewhere() {
		while (true) {
			this.kitchen.time.advance(Duration.ofMillis(10));
			List<DeliveryClaim> claims = this.kitchen.deliveries.claim(1, Duration.ofMinutes(1))
				.toCompletableFuture()
				.join()
				.claims();
			if (!claims.isEmpty()) {
				return claims.get(0);
			}
		}
	}

}
