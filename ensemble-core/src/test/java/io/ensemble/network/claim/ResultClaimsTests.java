package io.ensemble.network.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.ensemble.network.claim.ClaimListener.Outcome;
import io.ensemble.network.peer.InMemoryNetwork;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.network.server.claim.OfferingKitchen;
import io.ensemble.protocol.message.ClaimMessage.ClaimGranted;
import io.ensemble.protocol.message.ClaimMessage.ClaimOffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultClaims}.
 */
class ResultClaimsTests {

	private final OfferingKitchen kitchen = new OfferingKitchen();

	private final InMemoryNetwork network = new InMemoryNetwork(this.kitchen.time);

	private final List<String> shown = new ArrayList<>();

	private final List<Outcome> outcomes = new ArrayList<>();

	private final List<Runnable> hung = new ArrayList<>();

	ResultClaimsTests() {
		this.network.add("kitchen", this.kitchen.server);
	}

	@Test
	void ofFiveReplicasOneTakesTheResult() {
		for (int i = 0; i < 5; i++) {
			replica(i, this::show, this.kitchen.time);
		}
		offer("a");
		assertThat(this.shown).containsExactly("kitchen a COMPLETED done");
		assertThat(this.outcomes).containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REFUSED,
				Outcome.REFUSED, Outcome.REFUSED);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void ofFiveReplicasTheOneThatClaimedIsKilledAndAnotherTakesTheResult() {
		replica(0, this::show, this.hung::add);
		InMemoryNetwork.Socket killed = this.network.last();
		for (int i = 1; i < 5; i++) {
			replica(i, this::show, this.kitchen.time);
		}
		offer("a");
		assertThat(this.hung).hasSize(1);
		assertThat(this.shown).isEmpty();
		this.network.refusing = true;
		killed.cut();
		this.kitchen.time.advance(Duration.ofMillis(1));
		assertThat(this.shown).containsExactly("kitchen a COMPLETED done");
		assertThat(this.kitchen.delivery("a")).isNull();
		this.kitchen.time.advance(Duration.ofHours(1));
		assertThat(this.shown).hasSize(1);
	}

	@Test
	void ofFiveReplicasTheOneThatClaimedHangsAndAnotherTakesTheResultAfterTheLease() {
		replica(0, this::show, this.hung::add);
		for (int i = 1; i < 5; i++) {
			replica(i, this::show, this.kitchen.time);
		}
		offer("a");
		this.kitchen.time.advance(OfferingKitchen.LEASE.minusMillis(1));
		assertThat(this.shown).isEmpty();
		this.kitchen.time.advance(Duration.ofMillis(1));
		assertThat(this.shown).containsExactly("kitchen a COMPLETED done");
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aResultWhoseAcknowledgementWasLostIsAcknowledgedAgainAndNotShownAgain() {
		replica(0, (result) -> {
			show(result);
			this.network.last().cut();
		}, this.kitchen.time);
		offer("a");
		this.kitchen.time.advance(Duration.ofMinutes(1));
		assertThat(this.shown).hasSize(1);
		assertThat(this.outcomes).containsExactly(Outcome.ACCEPTED, Outcome.REPEATED);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aResultThatIsStillBeingHandledIsNotHandledTwiceAtATime() {
		replica(0, this::show, this.hung::add);
		offer("a");
		this.network.last().cut();
		this.kitchen.time.advance(Duration.ofSeconds(20));
		assertThat(this.hung).hasSize(1);
		this.hung.get(0).run();
		this.kitchen.time.runReady();
		assertThat(this.shown).hasSize(1);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aResultThatTheApplicationCannotTakeGoesToAnotherReplica() {
		replica(0, (result) -> {
			throw new IllegalStateException("disk full");
		}, this.kitchen.time);
		assertThatAnotherReplicaTakesIt();
	}

	@Test
	void aResultThatAReplicaHasNoThreadForGoesToAnother() {
		replica(0, this::show, (task) -> {
			throw new RejectedExecutionException();
		});
		assertThatAnotherReplicaTakesIt();
	}

	@Test
	void aResultIsAcknowledgedThoughAListenerThrows() {
		replica(0, this::show, (outcome) -> {
			throw new IllegalStateException("no meters");
		}, this.kitchen.time);
		offer("a");
		assertThat(this.shown).hasSize(1);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	@Test
	void aReplicaThatIsAboutToEndClaimsNothing() {
		replica(0, this::show, this.kitchen.time).stop();
		offer("a");
		assertThat(this.outcomes).isEmpty();
		assertThat(this.kitchen.delivery("a")).isNotNull();
		replica(1, this::show, this.kitchen.time);
		this.kitchen.time.advance(Duration.ofMinutes(1));
		assertThat(this.shown).hasSize(1);
	}

	@Test
	void anOfferToAnotherServiceIsNotClaimed() {
		ResultClaims claims = replica(0, this::show, this.kitchen.time);
		claims.received("kitchen", new ClaimOffer("o-1", "a", "procurement", null));
		claims.received("kitchen", granted("o-1", "a"));
		this.kitchen.time.runReady();
		assertThat(this.shown).isEmpty();
	}

	@Test
	void whatWasNotClaimedFromThatPeerIsNotLookedAt() {
		ResultClaims claims = replica(0, this::show, this.kitchen.time);
		claims.received("kitchen", granted("o-1", "a"));
		claims.received("kitchen", new ClaimOffer("o-2", "a", "maintenance", null));
		claims.received("bar", granted("o-2", "a"));
		this.kitchen.time.runReady();
		assertThat(this.shown).isEmpty();
		assertThat(this.outcomes).doesNotContain(Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "done", "{\"requestId\":\"a\"}",
			"{\"requestId\":\"b\",\"status\":\"COMPLETED\",\"task\":\"t\"}",
			"{\"requestId\":\"a\",\"status\":\"COMPLETED\",\"task\":7}" })
	void whatIsNoResultOfThatRequestIsNotShown(String payload) {
		ResultClaims claims = replica(0, this::show, this.kitchen.time);
		claims.received("kitchen", new ClaimOffer("o-1", "a", "maintenance", null));
		claims.received("kitchen", new ClaimGranted("o-1", payload, null));
		this.kitchen.time.runReady();
		assertThat(this.shown).isEmpty();
		assertThat(this.outcomes).containsExactly(Outcome.REJECTED);
	}

	@Test
	void aGrantThatComesTwiceIsShownOnce() {
		ResultClaims claims = replica(0, this::show, this.kitchen.time);
		claims.received("kitchen", new ClaimOffer("o-1", "a", "maintenance", null));
		claims.received("kitchen", granted("o-1", "a"));
		claims.received("kitchen", granted("o-1", "a"));
		this.kitchen.time.execute(() -> claims.received("kitchen", granted("o-1", "a")));
		this.kitchen.time.runReady();
		assertThat(this.shown).hasSize(1);
		assertThat(this.outcomes).startsWith(Outcome.ACCEPTED, Outcome.REPEATED);
	}

	private void assertThatAnotherReplicaTakesIt() {
		replica(1, this::show, this.kitchen.time);
		offer("a");
		assertThat(this.shown).hasSize(1);
		assertThat(this.outcomes).contains(Outcome.REJECTED, Outcome.ACCEPTED);
		assertThat(this.kitchen.delivery("a")).isNull();
	}

	private static ClaimGranted granted(String offerId, String requestId) {
		return new ClaimGranted(offerId,
				"{\"requestId\":\"%s\",\"status\":\"COMPLETED\",\"task\":\"t\"}".formatted(requestId), null);
	}

	private ResultClaims replica(int number, ClaimedResultHandler handler, Executor executor) {
		return replica(number, handler, this.outcomes::add, executor);
	}

	private ResultClaims replica(int number, ClaimedResultHandler handler, ClaimListener listener, Executor executor) {
		Peers peers = this.network.peers("maintenance", PeerSettings.DEFAULT);
		ResultClaims claims = new ResultClaims("maintenance", "maintenance-" + number, peers, handler, listener,
				executor);
		peers.watch(claims);
		peers.connection("kitchen").keep();
		this.kitchen.time.runReady();
		return claims;
	}

	private void offer(String id) {
		this.kitchen.finish(id, "maintenance");
		this.kitchen.time.runReady();
	}

	private void show(ClaimedResult result) {
		this.shown.add("%s %s %s %s".formatted(result.provider(), result.result().requestId(), result.result().status(),
				result.result().result()));
	}

}
