package io.ensemble.network.server.claim;

import java.time.Duration;
import java.util.List;

import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.server.claim.OfferingKitchen.Replica;
import io.ensemble.network.wire.OutboxLimits;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BroadcastClaimDelivery}.
 */
class BroadcastClaimDeliveryTests {

	private final OfferingKitchen kitchen = new OfferingKitchen();

	private final Replica first = this.kitchen.replica("maintenance");

	private final Replica second = this.kitchen.replica("maintenance");

	@Test
	void aResultIsOfferedToAllReplicasOfTheServiceAndToNobodyElse() {
		Replica other = this.kitchen.replica("procurement");
		Replica stranger = this.kitchen.new Replica(WorkKey.ANYONE);
		this.kitchen.finish("a", "maintenance");
		assertThat(List.of(this.first, this.second))
			.allSatisfy((replica) -> assertThat(replica.all("claim_offer")).singleElement()
				.asString()
				.contains("\"requestId\":\"a\"", "\"service\":\"maintenance\"")
				.doesNotContain("done"));
		assertThat(other.all("claim_offer")).isEmpty();
		assertThat(stranger.all("claim_offer")).isEmpty();
	}

	@Test
	void theFirstClaimantGetsTheResultAndTheOthersAreTooLate() {
		this.kitchen.finish("a", "maintenance");
		this.second.claim();
		this.first.claim();
		assertThat(this.second.all("claim_granted")).singleElement()
			.asString()
			.contains("\\\"requestId\\\":\\\"a\\\"", "\\\"status\\\":\\\"COMPLETED\\\"", "\\\"result\\\":\\\"done\\\"");
		assertThat(this.first.last()).contains("claim_refused", "TOO_LATE").doesNotContain("done");
		assertThat(this.kitchen.delivery("a").state()).isEqualTo(DeliveryState.PENDING);
		this.second.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aReplicaThatDiesBeforeItAcknowledgesIsFollowedByTheNext() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.second.claim();
		String offer = this.second.offerId();
		this.first.die();
		assertThat(this.second.all("claim_offer")).hasSize(2);
		assertThat(this.second.offerId()).isEqualTo(offer);
		assertThat(this.second.all("claim_granted")).isEmpty();
		this.second.claim();
		this.second.acknowledge("ACCEPTED");
		assertThat(this.second.all("claim_granted")).hasSize(1);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aReplicaThatOnlyClaimedAndDiedChangesNothingForTheOneThatHoldsTheResult() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.second.claim();
		this.second.die();
		assertThat(this.first.all("claim_offer")).hasSize(1);
		this.first.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aReplicaThatHangsLosesTheResultToTheNextWhenItsLeaseEnds() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.kitchen.time.advance(OfferingKitchen.LEASE.minusMillis(1));
		assertThat(this.second.all("claim_offer")).hasSize(1);
		this.kitchen.time.advance(Duration.ofMillis(1));
		assertThat(this.second.all("claim_offer")).hasSize(2);
		assertThat(this.first.all("claim_offer")).hasSize(1);
		this.second.claim();
		this.first.acknowledge("ACCEPTED");
		assertThat(this.first.last()).contains("claim_refused", "TOO_LATE");
		assertThat(this.kitchen.delivery("a")).isNotNull();
		this.second.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aReplicaThatCannotTakeTheResultPassesItOn() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.first.acknowledge("REJECTED");
		this.second.claim();
		this.second.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void whenNoReplicaIsLeftTheResultWaitsAndIsOfferedAgainToAll() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.first.die();
		this.second.claim();
		this.second.acknowledge("REJECTED");
		assertThat(this.kitchen.delivery("a").lastError()).isEqualTo("The replica that claimed it could not take it");
		this.kitchen.time.advance(Duration.ofSeconds(2));
		assertThat(this.second.all("claim_offer")).hasSize(3);
		this.second.claim();
		this.second.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void whatNobodyClaimsIsOfferedAgainUntilItIsGivenUpAndCanBeRedriven() {
		this.kitchen.finish("a", "maintenance");
		this.kitchen.time.advance(OfferingKitchen.CLAIM_TIMEOUT);
		Delivery waiting = this.kitchen.delivery("a");
		assertThat(waiting.state()).isEqualTo(DeliveryState.PENDING);
		assertThat(waiting.lastError()).isEqualTo("No replica of maintenance claimed it");
		this.kitchen.time.advance(Duration.ofMinutes(5));
		assertThat(this.kitchen.delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(this.first.all("claim_offer")).hasSize(5);
		this.kitchen.deliveries.redrive(WorkKey.of("a"));
		this.first.claim();
		this.first.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aResultForAServiceThatIsAwayIsOfferedWhenItIsBack() {
		this.first.die();
		this.second.die();
		this.kitchen.finish("a", "maintenance");
		assertThat(this.kitchen.delivery("a").lastError()).isEqualTo("No replica of maintenance is connected");
		Replica third = this.kitchen.replica("maintenance");
		this.kitchen.time.advance(Duration.ofSeconds(2));
		third.claim();
		third.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aServiceThatComesBackDoesNotWaitForTheEndOfALongPause() {
		this.first.die();
		this.second.die();
		this.kitchen.finish("a", "maintenance");
		this.kitchen.finish("other", "maintenance", "bob", "done");
		this.kitchen.time.advance(Duration.ofMillis(1500));
		assertThat(this.kitchen.delivery("a").attempts()).isEqualTo(2);
		Replica third = this.kitchen.replica("maintenance", "alice");
		this.kitchen.time.advance(Duration.ofMillis(500));
		assertThat(third.all("claim_offer")).as("What is not for this caller").isEmpty();
		assertThat(this.kitchen.delivery("a").attempts()).isEqualTo(2);
		third.die();
		Replica fourth = this.kitchen.replica("maintenance");
		this.kitchen.time.advance(Duration.ofMillis(500));
		assertThat(fourth.all("claim_offer")).hasSize(2);
		fourth.claim();
		fourth.acknowledge("ACCEPTED");
	}

	@Test
	void howeverManyNewerResultsWaitForOthersAnOldOneDoesNotWaitForTheEndOfItsPause() {
		this.first.die();
		this.second.die();
		this.kitchen.finish("old", "maintenance", "alice", "done");
		for (int i = 0; i < 1500; i++) {
			this.kitchen.finish("new-" + i, "maintenance", "bob", "done");
		}
		this.kitchen.time.advance(Duration.ofMillis(1500));
		Replica third = this.kitchen.replica("maintenance", "alice");
		this.kitchen.time.advance(Duration.ofSeconds(1));
		assertThat(third.all("claim_offer")).singleElement().asString().contains("\"requestId\":\"old\"");
	}

	@Test
	void aReplicaThatComesAndGoesLeavesAttemptsForLater() {
		this.first.die();
		this.second.die();
		this.kitchen.finish("a", "maintenance");
		for (int i = 0; i < 10; i++) {
			Replica visitor = this.kitchen.replica("maintenance");
			this.kitchen.time.advance(Duration.ofMillis(500));
			if (!visitor.all("claim_offer").isEmpty()) {
				visitor.claim();
			}
			visitor.die();
		}
		assertThat(this.kitchen.delivery("a").state()).isEqualTo(DeliveryState.PENDING);
		assertThat(this.kitchen.delivery("a").attempts()).isLessThan(5);
	}

	@Test
	void anOfferThatWentRoundTooLongEndsWithTheAttempt() {
		Replica third = this.kitchen.replica("maintenance");
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.kitchen.time.advance(OfferingKitchen.LEASE);
		this.second.claim();
		this.kitchen.time.advance(OfferingKitchen.LEASE);
		assertThat(this.kitchen.delivery("a").lastError()).isEqualTo("The attempt took too long");
		this.second.acknowledge("ACCEPTED");
		assertThat(this.second.last()).contains("claim_refused");
		this.kitchen.time.advance(Duration.ofSeconds(2));
		third.claim();
		third.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aSecondClaimIsTooLateAndTheResultIsSentOnce() {
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.first.claim();
		assertThat(this.first.last()).contains("claim_refused", "TOO_LATE");
		assertThat(this.first.all("claim_granted")).hasSize(1);
		this.first.acknowledge("ACCEPTED");
		this.first.claim();
		assertThat(this.first.last()).contains("claim_refused", "UNKNOWN_OFFER");
		assertThat(this.first.all("claim_granted")).hasSize(1);
	}

	@Test
	void whoWasNotOfferedAResultCannotClaimItOrAcknowledgeIt() {
		Replica other = this.kitchen.replica("procurement");
		this.kitchen.finish("a", "maintenance");
		String offer = this.first.offerId();
		other.claim(offer);
		assertThat(other.last()).contains("claim_refused", "UNKNOWN_OFFER");
		this.first.claim();
		other.claim(offer);
		assertThat(other.last()).contains("claim_refused", "UNKNOWN_OFFER");
		other.say("{\"type\":\"claim_ack\",\"offerId\":\"%s\",\"by\":\"b\",\"status\":\"ACCEPTED\"}".formatted(offer));
		assertThat(other.last()).contains("claim_refused", "UNKNOWN_OFFER");
		assertThat(other.all("claim_granted")).isEmpty();
		assertThat(this.kitchen.delivery("a")).isNotNull();
	}

	@Test
	void whoDoesNotHoldTheResultCannotAcknowledgeIt() {
		this.kitchen.finish("a", "maintenance");
		this.second.acknowledge("ACCEPTED");
		assertThat(this.second.last()).contains("claim_refused", "TOO_LATE");
		this.first.claim();
		this.second.acknowledge("REJECTED");
		assertThat(this.second.last()).contains("claim_refused", "TOO_LATE");
		assertThat(this.kitchen.delivery("a").state()).isEqualTo(DeliveryState.PENDING);
		assertThat(this.first.all("claim_offer")).hasSize(1);
	}

	@Test
	void anUnknownOfferIsRefused() {
		this.first.claim("o-1");
		assertThat(this.first.last()).contains("claim_refused", "UNKNOWN_OFFER", "o-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"claim\",\"by\":\"b\"}", "{\"type\":\"claim\",\"offerId\":\"OFFER\"}",
			"{\"type\":\"claim\",\"offerId\":\"o\\n1\",\"by\":\"b\"}",
			"{\"type\":\"claim\",\"offerId\":\"OFFER\",\"by\":\"\\u0000\"}",
			"{\"type\":\"claim_ack\",\"offerId\":\"OFFER\",\"by\":\"b\",\"status\":\"MAYBE\"}",
			"{\"type\":\"claim_ack\",\"offerId\":\"OFFER\",\"by\":\"b\"}", "{\"type\":\"claim\",\"offerId\":7," })
	void whatCannotBeReadIsRefusedAndTheOfferStands(String garbage) {
		this.kitchen.finish("a", "maintenance");
		this.first.say(garbage.replace("OFFER", this.first.offerId()));
		assertThat(this.first.last()).contains("\"type\":\"error\"", "INVALID");
		this.first.claim();
		this.first.acknowledge("ACCEPTED");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aUserThatTookTheNameOfAServiceIsNotOfferedWhatOthersAskedFor() {
		this.first.die();
		this.second.die();
		Replica mallory = this.kitchen.replica("maintenance", "mallory");
		this.kitchen.finish("a", "maintenance", "alice", "done");
		assertThat(mallory.all("claim_offer")).isEmpty();
		this.kitchen.finish("b", "maintenance", "mallory", "done");
		assertThat(mallory.all("claim_offer")).singleElement().asString().contains("\"requestId\":\"b\"");
	}

	@Test
	void theSameIdOfTwoCallersMakesTwoOffers() {
		this.kitchen.finish("a", "maintenance", "alice", "for alice");
		this.kitchen.finish("a", "maintenance", "bob", "for bob");
		assertThat(this.first.all("claim_offer")).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void aResultThatNoMessageHoldsIsGivenUpAtOnceAndStaysReadable() {
		OfferingKitchen small = new OfferingKitchen(new SessionSettings(2048, 100, 4, 3, Duration.ofSeconds(15),
				Duration.ofSeconds(60), OutboxLimits.DEFAULT));
		Replica replica = small.replica("maintenance");
		small.finish("a", "maintenance", WorkKey.ANYONE, "x".repeat(3000));
		replica.claim();
		assertThat(small.delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(small.delivery("a").lastError()).startsWith("The result is larger than a message may be");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", textBlock = """
			none,'must be 1 to 128 characters of [A-Za-z0-9._-]'
			ws://maintenance/,'must be 1 to 128 characters of [A-Za-z0-9._-]'
			accounting,is not among those that this ensemble delivers to
			kitchen,must name another ensemble
			""")
	void anAddressThatIsNoServiceToDeliverToIsRefusedAtIntake(String address, String why) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.kitchen.channel.check(new DeliverySpec(DeliveryMethod.BROADCAST_CLAIM, address)))
			.withMessage(why)
			.satisfies((ex) -> assertThat(ex.getField()).isEqualTo("delivery.address"));
	}

	@Test
	void nothingIsScheduledWhenNothingIsOnOffer() {
		this.kitchen.time.advance(Duration.ofSeconds(1));
		this.kitchen.finish("a", "maintenance");
		this.first.claim();
		this.first.die();
		this.second.claim();
		this.second.acknowledge("ACCEPTED");
		assertThat(this.kitchen.time.runNext(this.kitchen.time.instant().plus(Duration.ofDays(30)))).isFalse();
	}

}
