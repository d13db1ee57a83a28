package io.ensemble.engine.delivery.attempt;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.engine.delivery.DeliveryListener.Outcome;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Found;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultDelivery}.
 */
class ResultDeliveryTests {

	private static final Duration A_LITTLE = Duration.ofMillis(100);

	private static final DeliverySettings SETTINGS = new DeliverySettings(2, 4, Duration.ofHours(1),
			Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

	private static final DeliveryFailedException AWAY = DeliveryFailedException.passing("The receiver answered 503",
			null);

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
			Duration.ofDays(7));

	private final DeliveryQueue queue = this.store.deliveries();

	private final TestChannel channel = new TestChannel();

	private final List<Outcome> outcomes = new ArrayList<>();

	private final ResultDelivery deliveries = deliveries();

	@Test
	void aResultIsDeliveredAtOnceAndItsDeliveryForgotten() {
		this.deliveries.start();
		finish("a");
		assertThat(this.channel.attempts).singleElement()
			.satisfies((delivery) -> assertThat(delivery.record().result()).isEqualTo(WorkResult.completed("done")));
		assertThat(delivery("a")).isNull();
		assertThat(this.outcomes).containsExactly(Outcome.DELIVERED);
	}

	@Test
	void whatEndedBeforeTheStartIsDeliveredThen() {
		finish("a");
		assertThat(this.channel.attempts).isEmpty();
		this.deliveries.start();
		assertThat(this.channel.attempts).hasSize(1);
	}

	@Test
	void failuresAreFollowedByAttemptsAfterGrowingPauses() {
		this.deliveries.start();
		this.channel.then(AWAY).then(AWAY).then(AWAY);
		finish("a");
		List<Duration> pauses = new ArrayList<>();
		while (this.channel.attempts.size() < 4) {
			int before = this.channel.attempts.size();
			Duration waited = Duration.ZERO;
			while (this.channel.attempts.size() == before) {
				this.time.advance(A_LITTLE);
				waited = waited.plus(A_LITTLE);
			}
			pauses.add(waited);
		}
		assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(13));
		assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(25));
		assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(37));
		assertThat(this.outcomes).containsExactly(Outcome.RETRIED, Outcome.RETRIED, Outcome.RETRIED, Outcome.DELIVERED);
	}

	@Test
	void thePauseIsTheOneThatTheReceiverAsksForIfThatIsLonger() {
		this.deliveries.start();
		this.channel.then(DeliveryFailedException.passing("The receiver answered 429", Duration.ofMinutes(5)));
		finish("a");
		this.time.advance(Duration.ofMinutes(5).minusSeconds(1));
		assertThat(this.channel.attempts).hasSize(1);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.channel.attempts).hasSize(2);
	}

	@Test
	void afterTheLastAttemptTheDeliveryIsGivenUpAndTheResultStays() {
		this.deliveries.start();
		this.channel.then(AWAY).then(AWAY).then(AWAY).then(AWAY);
		finish("a");
		this.time.advance(Duration.ofHours(2));
		assertThat(this.channel.attempts).hasSize(SETTINGS.maxAttempts());
		Delivery givenUp = delivery("a");
		assertThat(givenUp.state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(givenUp.lastError()).isEqualTo("The receiver answered 503");
		assertThat(this.outcomes).endsWith(Outcome.GIVEN_UP);
	}

	@Test
	void aRedrivenDeliveryIsAttemptedAtOnce() {
		this.deliveries.start();
		this.channel.then(DeliveryFailedException.lasting("The receiver answered 404"));
		finish("a");
		assertThat(this.channel.attempts).hasSize(1);
		assertThat(delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
		this.queue.redrive(WorkKey.of("a"));
		assertThat(this.channel.attempts).hasSize(2);
		assertThat(delivery("a")).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 0, 1 })
	void aDeliveryIsGivenUpAtItsAgeByTheTimeOfTheStore(long daysAhead) {
		InstantSource clock = () -> this.time.instant().plus(Duration.ofDays(daysAhead));
		ResultDelivery patient = new ResultDelivery(
				new DeliverySettings(2, 1000, Duration.ofMinutes(3), Duration.ofSeconds(10), Duration.ofSeconds(30),
						Duration.ofSeconds(60)),
				Deliveries.keptBy(this.queue), new DeliveryChannels(List.of(this.channel)),
				(delivery, outcome) -> this.outcomes.add(outcome),
				new EnginePorts(clock, this.time, this.time, new Random(7)));
		patient.start();
		for (int i = 0; i < 100; i++) {
			this.channel.then(AWAY);
		}
		finish("a");
		this.time.advance(Duration.ofMinutes(4));
		assertThat(delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(this.channel.attempts).hasSizeBetween(5, 12);
	}

	@Test
	void anAttemptThatNeverEndsIsOneThatFailed() {
		this.deliveries.start();
		this.channel.thenNever();
		finish("a");
		assertThat(this.deliveries.active()).isEqualTo(1);
		this.time.advance(Duration.ofSeconds(60));
		assertThat(this.deliveries.active()).isZero();
		assertThat(delivery("a").lastError()).isEqualTo("The attempt took too long");
		this.time.advance(Duration.ofSeconds(13));
		assertThat(this.channel.attempts).hasSize(2);
		assertThat(delivery("a")).isNull();
	}

	@Test
	void aProcessThatCannotDeliverFromWhereItIsLetsAnotherGoFirst() {
		this.deliveries.start();
		this.channel.then(DeliveryFailedException.local("No replica is connected"));
		finish("a");
		TestChannel elsewhere = new TestChannel();
		deliveries(elsewhere).start();
		this.time.advance(Duration.ofSeconds(13));
		assertThat(elsewhere.attempts).hasSize(1);
		assertThat(this.channel.attempts).hasSize(1);
		assertThat(delivery("a")).isNull();
	}

	@Test
	void aProcessThatCanReachTheReceiverNowLetsNobodyGoFirst() {
		TestChannel elsewhere = new TestChannel();
		this.channel.then(DeliveryFailedException.local("No replica is connected"));
		this.deliveries.start();
		finish("a");
		elsewhere.then(DeliveryFailedException.local("No replica is connected"));
		deliveries(elsewhere).start();
		this.time.advance(Duration.ofSeconds(13));
		assertThat(elsewhere.attempts).hasSize(1);
		this.channel.reachable.run();
		this.time.advance(Duration.ofSeconds(25));
		assertThat(elsewhere.attempts).hasSize(1);
		assertThat(this.channel.attempts).hasSize(2);
		assertThat(delivery("a")).isNull();
	}

	@Test
	void aProcessWhoseReceiverCameWhileAnAttemptFailedForItsAbsenceLetsNobodyGoFirst() {
		CompletableFuture<Object> attempt = this.channel.thenLater();
		this.deliveries.start();
		finish("a");
		this.channel.reachable.run();
		attempt.completeExceptionally(DeliveryFailedException.local("No replica is connected"));
		this.time.advance(Duration.between(this.time.instant(), delivery("a").dueAt()));
		assertThat(this.channel.attempts).hasSize(2);
		assertThat(delivery("a")).isNull();
	}

	@Test
	void aProcessThatIsAloneTriesAgainWhereItIs() {
		this.deliveries.start();
		this.channel.then(DeliveryFailedException.local("No replica is connected"));
		finish("a");
		this.time.advance(Duration.ofSeconds(13));
		assertThat(this.channel.attempts).hasSize(2);
	}

	@Test
	void noMoreAreAttemptedAtOnceThanConfigured() {
		this.deliveries.start();
		this.channel.thenNever().thenNever();
		finish("a");
		finish("b");
		finish("c");
		assertThat(this.channel.attempts).hasSize(2);
		this.time.advance(Duration.ofSeconds(60));
		assertThat(this.channel.attempts).hasSize(3);
	}

	@Test
	void aReceiverThatHangsTakesAQuarterOfThePlacesAndTheResultsOfOthersGoOn() {
		deliveriesByReceiver(8).start();
		for (int i = 0; i < 20; i++) {
			finish("slow-" + i, topic("slow"));
		}
		assertThat(this.channel.attempts).hasSize(2);
		this.channel.hangs = false;
		for (int i = 0; i < 20; i++) {
			finish("quick-" + i, topic("quick"));
		}
		assertThat(this.channel.attempts).hasSize(22);
		assertThat(delivery("slow-19").attempts()).isZero();
		this.time.advance(Duration.ofMinutes(3));
		assertThat(this.channel.attempts).hasSize(42);
		assertThat(this.queue.counts().toCompletableFuture().join().pending()).isZero();
	}

	@Test
	void whatFindsNoPlaceIsNotCountedAsAnAttempt() {
		deliveriesByReceiver(4).start();
		for (int i = 0; i < 10; i++) {
			finish("slow-" + i, topic("slow"));
		}
		this.time.advance(Duration.ofMinutes(50));
		assertThat(this.channel.attempts).hasSizeGreaterThan(25);
		assertThat(this.queue.list(new DeliveryQuery(null, null, 100, null))
			.toCompletableFuture()
			.join()
			.deliveries()
			.stream()
			.mapToInt(Delivery::attempts)
			.sum()).isEqualTo(this.channel.attempts.size());
	}

	@Test
	void aProcessThatDiedWithAClaimIsFollowedByAnother() {
		finish("a");
		this.queue.claim(1, SETTINGS.lease());
		this.deliveries.start();
		assertThat(this.channel.attempts).isEmpty();
		this.time.advance(SETTINGS.lease());
		assertThat(this.channel.attempts).singleElement()
			.satisfies((delivery) -> assertThat(delivery.attempts()).isEqualTo(2));
	}

	@Test
	void aDeliveryThatNeverReportsIsGivenUpWithoutAnotherAttempt() {
		finish("a");
		for (int i = 0; i < SETTINGS.maxAttempts(); i++) {
			this.queue.claim(1, Duration.ofSeconds(1));
			this.time.advance(Duration.ofSeconds(1));
		}
		this.deliveries.start();
		assertThat(this.channel.attempts).isEmpty();
		assertThat(delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
	}

	@Test
	void aMethodWithoutAChannelIsGivenUpVisibly() {
		this.deliveries.start();
		finish("a", new DeliverySpec(DeliveryMethod.QUEUE, "orders"));
		assertThat(delivery("a").state()).isEqualTo(DeliveryState.GIVEN_UP);
		assertThat(delivery("a").lastError()).isEqualTo("QUEUE is not available on this ensemble");
	}

	@ParameterizedTest
	@ValueSource(strings = { "deliver returns nothing", "deliver throws", "receiver throws" })
	void aDefectOfAChannelIsAFailedAttemptLikeAnyOther(String defect) {
		TestChannel defective = new TestChannel() {

			@Override
			public String receiver(DeliverySpec delivery) {
				if (defect.equals("receiver throws") && isFirst()) {
					throw new StackOverflowError();
				}
				return "anybody";
			}

			@Override
			public CompletionStage<?> deliver(Delivery delivery) {
				if (defect.equals("deliver throws") && isFirst()) {
					throw new StackOverflowError();
				}
				return isFirst() ? null : super.deliver(delivery);
			}

			private boolean isFirst() {
				return delivery("b") == null;
			}

		};
		deliveries(defective).start();
		finish("a");
		assertThat(delivery("a").lastError()).isNotBlank();
		finish("b");
		assertThat(delivery("b")).isNull();
	}

	@Test
	void textOfUnknownFailuresIsNotShown() {
		this.deliveries.start();
		this.channel.then(new IllegalStateException("password=secret"));
		finish("a");
		assertThat(delivery("a").lastError()).isNotBlank().doesNotContain("secret");
	}

	@Test
	void nothingIsScheduledWhenNothingIsPending() {
		this.deliveries.start();
		finish("a");
		assertThat(this.time.runNext(this.time.instant().plus(Duration.ofDays(30)))).isFalse();
	}

	@Test
	void stoppedDeliveriesWait() {
		this.deliveries.start();
		this.channel.then(AWAY);
		finish("a");
		this.deliveries.stop();
		finish("b");
		this.time.advance(Duration.ofHours(2));
		assertThat(this.channel.attempts).hasSize(1);
		this.deliveries.start();
		assertThat(this.channel.attempts).hasSize(3);
	}

	@Test
	void whatTheStoreHandsOutWhileTheyAreStoppedGoesBackBeforeTheyAreIdle() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		ResultDelivery slow = deliveries(slow(answered));
		List<String> told = new ArrayList<>();
		finish("a");
		slow.start();
		slow.onIdle(() -> told.add("idle"));
		slow.stop();
		assertThat(slow.isIdle()).as("idle with a claim under way").isFalse();
		assertThat(told).isEmpty();
		answered.complete(null);
		assertThat(told).containsOnly("idle");
		assertThat(this.channel.attempts).isEmpty();
		assertThat(delivery("a").attempts()).isZero();
		this.deliveries.start();
		assertThat(this.channel.attempts).hasSize(1);
	}

	@Test
	void theLastRoundTakesWhatIsDueAndNothingAfterThat() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		ResultDelivery slow = deliveries(slow(answered));
		finish("a");
		slow.start();
		slow.goLastRound();
		this.channel.thenNever().thenNever();
		answered.complete(null);
		finish("b");
		assertThat(this.channel.attempts).extracting((delivery) -> delivery.key().requestId()).containsExactly("a");
		assertThat(slow.isIdle()).as("idle while an attempt is being made").isFalse();
		this.time.advance(SETTINGS.attemptTimeout());
		assertThat(slow.isIdle()).isTrue();
		this.time.advance(Duration.ofHours(1));
		assertThat(this.channel.attempts).hasSize(1);
	}

	@Test
	void aStoreWithoutDeliveriesHasThemInMemory() {
		Deliveries inMemory = Deliveries.inMemory(this.time);
		new ResultDelivery(SETTINGS, inMemory, new DeliveryChannels(List.of(this.channel)), (delivery, outcome) -> {
		}, ports()).start();
		finish("a");
		assertThat(this.channel.attempts).isEmpty();
		this.store.find(WorkKey.of("a"))
			.thenAccept((found) -> inMemory.registration().accept(((Found.Present) found).record()));
		assertThat(this.channel.attempts).hasSize(1);
	}

	private ResultDelivery deliveriesByReceiver(int maxConcurrent) {
		this.channel.hangs = true;
		this.channel.byReceiver = true;
		return new ResultDelivery(
				new DeliverySettings(maxConcurrent, SETTINGS.maxAttempts(), SETTINGS.maxAge(), SETTINGS.firstPause(),
						SETTINGS.maxPause(), SETTINGS.attemptTimeout()),
				Deliveries.keptBy(this.queue), new DeliveryChannels(List.of(this.channel)),
				(delivery, outcome) -> this.outcomes.add(outcome), ports());
	}

	private static DeliverySpec topic(String name) {
		return new DeliverySpec(DeliveryMethod.TOPIC, name);
	}

	private ResultDelivery deliveries() {
		return deliveries(this.channel);
	}

	private ResultDelivery deliveries(TestChannel channel) {
		return deliveries(channel, this.queue);
	}

	private ResultDelivery deliveries(DeliveryQueue queue) {
		return deliveries(this.channel, queue);
	}

	private ResultDelivery deliveries(TestChannel channel, DeliveryQueue queue) {
		return new ResultDelivery(SETTINGS, Deliveries.keptBy(queue), new DeliveryChannels(List.of(channel)),
				(delivery, outcome) -> this.outcomes.add(outcome), ports());
	}

	// The queue, whose answers to claims come later.
	private DeliveryQueue slow(CompletableFuture<?> answered) {
		return (DeliveryQueue) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DeliveryQueue.class }, (proxy, method, arguments) -> {
					Object result = method.invoke(this.queue, arguments);
					return method.getName().equals("claim")
							? answered.thenCombine((CompletionStage<?>) result, (now, due) -> due) : result;
				});
	}

	private EnginePorts ports() {
		return new EnginePorts(this.time, this.time, this.time, new Random(7));
	}

	private Delivery delivery(String id) {
		return this.queue.find(WorkKey.of(id)).toCompletableFuture().join().orElse(null);
	}

	private void finish(String id) {
		finish(id, topic("kitchen.results"));
	}

	private void finish(String id, DeliverySpec delivery) {
		WorkRequest request = WorkRequest.of(id, "prepare-meal", "soup").delivery(delivery).build();
		this.store.enqueue(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), 10);
		this.store.claim(1, Duration.ofMinutes(1))
			.thenAccept((claims) -> this.store.finish(claims.get(0), WorkResult.completed("done")));
	}

}
