package io.ensemble.engine.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import io.ensemble.engine.EnginePorts;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimLoopTests {

	private static final Duration A_SECOND = Duration.ofSeconds(1);

	private final VirtualTime time = new VirtualTime();

	private final TestSource source = new TestSource();

	private IntSupplier places = () -> 3;

	private final ClaimLoop<String> loop = new ClaimLoop<>(() -> this.places.getAsInt(), this.source,
			new EnginePorts(this.time, this.time, this.time, new Random(7)));

	private final List<String> told = new ArrayList<>();

	@Test
	void asMuchIsAskedForAsThereArePlaces() {
		Collections.addAll(this.source.waiting, "a", "b", "c", "d", "e");
		this.loop.start();
		assertThat(this.source.begun).containsExactly("a", "b", "c");
		assertThat(this.loop.active()).isEqualTo(3);
		this.source.endFirst();
		this.source.endFirst();
		assertThat(this.source.begun).containsExactly("a", "b", "c", "d", "e");
		assertThat(this.source.asked).containsExactly(3, 1, 1);
	}

	@Test
	void nothingIsClaimedBeforeTheStartNorAfterTheStop() {
		this.source.waiting.add("a");
		this.loop.wake();
		this.loop.start();
		this.loop.stop();
		this.source.waiting.add("b");
		this.loop.wake();
		assertThat(this.source.begun).containsExactly("a");
		this.loop.start();
		assertThat(this.source.begun).containsExactly("a", "b");
	}

	@Test
	void oneClaimIsMadeAtATime() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.loop.start();
		this.source.waiting.add("a");
		this.loop.wake();
		this.loop.wake();
		assertThat(this.source.asked).hasSize(1);
		answered.complete(null);
		assertThat(this.source.asked).hasSize(2);
		assertThat(this.source.begun).containsExactly("a");
	}

	@Test
	void aQueueThatGaveLessThanItWasAskedForIsNotAskedAgainUntilItTells() {
		Collections.addAll(this.source.waiting, "a", "b");
		this.loop.start();
		this.source.waiting.add("c");
		this.source.endFirst();
		this.source.endFirst();
		assertThat(this.source.asked).containsExactly(3);
		this.loop.wake();
		assertThat(this.source.begun).containsExactly("a", "b", "c");
	}

	@Test
	void aQueueThatDoesNotTellOfAllIsAskedAfterEveryEnd() {
		this.source.tellsOfAll = false;
		this.source.waiting.add("a");
		this.loop.start();
		this.source.waiting.add("b");
		this.source.endFirst();
		assertThat(this.source.begun).containsExactly("a", "b");
	}

	@Test
	void aQueueThatDoesNotTellOfAllIsAskedAfterAnEndDuringAClaim() {
		this.source.tellsOfAll = false;
		this.source.waiting.add("a");
		this.loop.start();
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.loop.wake();
		this.source.endFirst();
		this.source.waiting.add("b");
		answered.complete(null);
		assertThat(this.source.begun).containsExactly("a", "b");
	}

	@Test
	void whatEndsWhileAClaimIsUnderWayLeavesTheNextOneToIt() {
		CompletableFuture<Void> answered = withAllPlacesTakenButOne();
		this.source.endFirst();
		this.source.endFirst();
		assertThat(this.source.asked).containsExactly(3, 1);
		answered.complete(null);
		assertThat(this.source.asked).as("asked again by a claim that was given nothing").containsExactly(3, 1);
	}

	@Test
	void aClaimThatWasGivenAllIsFollowedByOneForThePlacesOfWhatEndedMeanwhile() {
		Collections.addAll(this.source.waiting, "a", "b", "c", "d", "e", "f");
		this.loop.start();
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.source.endFirst();
		this.source.endFirst();
		assertThat(this.source.asked).containsExactly(3, 1);
		answered.complete(null);
		assertThat(this.source.asked).containsExactly(3, 1, 1);
		assertThat(this.source.begun).containsExactly("a", "b", "c", "d", "e");
	}

	@Test
	void whatEndsWhileNoPlaceIsFoundIsFollowedByAClaim() {
		Collections.addAll(this.source.waiting, "a", "b", "c", "d");
		this.loop.start();
		// The number is the one that was there before the end.
		this.places = () -> {
			this.places = () -> 3;
			this.source.endFirst();
			return 2;
		};
		this.loop.wake();
		assertThat(this.source.begun).containsExactly("a", "b", "c", "d");
	}

	@Test
	void itIsIdleWhenNeitherAClaimNorAnythingClaimedIsUnderWay() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.source.waiting.add("a");
		tellWhenIdle();
		this.loop.start();
		assertThat(this.loop.isIdle()).as("idle with a claim under way").isFalse();
		answered.complete(null);
		assertThat(this.loop.isIdle()).as("idle with something under way").isFalse();
		assertThat(this.told).isEmpty();
		this.source.endFirst();
		assertThat(this.loop.isIdle()).isTrue();
		assertThat(this.told).containsExactly("idle");
	}

	@Test
	void thePlaceOfWhatEndedIsTakenBeforeAnybodyIsToldOfRest() {
		this.source.tellsOfAll = false;
		this.source.waiting.add("a");
		this.loop.start();
		tellWhenIdle();
		this.source.waiting.add("b");
		this.source.endFirst();
		assertThat(this.source.begun).containsExactly("a", "b");
		assertThat(this.told).isEmpty();
	}

	@Test
	void whatIsHandedOutToALoopThatWasStoppedGoesBackBeforeItIsIdle() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		Collections.addAll(this.source.waiting, "a", "b");
		tellWhenIdle();
		this.loop.start();
		this.loop.stop();
		assertThat(this.loop.isIdle()).isFalse();
		answered.complete(null);
		assertThat(this.source.handedBack).containsExactly("a", "b");
		assertThat(this.source.begun).isEmpty();
		assertThat(this.loop.isIdle()).isFalse();
		assertThat(this.told).isEmpty();
		this.source.returned.complete(true);
		assertThat(this.loop.isIdle()).isTrue();
		assertThat(this.told).containsExactly("idle");
	}

	@Test
	void whoStopsItWhileItLooksWhetherToClaimIsToldOfTheRest() {
		this.places = () -> {
			this.loop.stop();
			this.told.add(this.loop.isIdle() ? "idle" : "busy");
			return 3;
		};
		tellWhenIdle();
		this.loop.start();
		assertThat(this.told).startsWith("busy", "idle");
	}

	@ParameterizedTest
	@MethodSource
	void aClaimThatFailsIsMadeAgainAfterAPause(NoAnswer failure) {
		this.source.answers.add((answer) -> failure.answer().apply(answer));
		this.source.waiting.add("a");
		tellWhenIdle();
		this.loop.start();
		assertThat(this.loop.isIdle()).isTrue();
		assertThat(this.told).containsExactly("idle");
		this.source.waiting.add("b");
		this.time.advance(A_SECOND.minusMillis(1));
		assertThat(this.source.begun).isEmpty();
		this.time.advance(Duration.ofMillis(1));
		assertThat(this.source.begun).containsExactly("b");
	}

	static Stream<NoAnswer> aClaimThatFailsIsMadeAgainAfterAPause() {
		return Stream.of(new NoAnswer("a stage that fails", (answer) -> failed()),
				new NoAnswer("nothing", (answer) -> CompletableFuture.completedFuture(null)),
				new NoAnswer("an error", (answer) -> {
					throw new StackOverflowError();
				}));
	}

	@Test
	void aLoopThatWasStoppedLooksAtNoTime() {
		this.loop.start();
		this.loop.wakeIn(A_SECOND);
		this.loop.stop();
		this.loop.wakeIn(A_SECOND);
		assertThat(this.time.runNext(this.time.instant().plus(A_SECOND))).isFalse();
	}

	@Test
	void theLastTimeThatWasSetIsTheOneToLookAt() {
		this.loop.start();
		this.loop.wakeIn(A_SECOND);
		this.loop.wakeIn(A_SECOND.multipliedBy(2));
		this.time.advance(A_SECOND);
		assertThat(this.source.asked).hasSize(1);
		this.time.advance(A_SECOND);
		assertThat(this.source.asked).hasSize(2);
		this.loop.wakeIn(A_SECOND);
		this.loop.wakeIn(null);
		this.time.advance(A_SECOND);
		assertThat(this.source.asked).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 0 })
	void noQueueIsAskedWithoutAPauseThatHasSomethingDueNow(long millis) {
		this.loop.start();
		this.loop.wakeIn(Duration.ofMillis(millis));
		this.time.advance(Duration.ofMillis(19));
		assertThat(this.source.asked).hasSize(1);
		this.time.advance(Duration.ofMillis(1));
		assertThat(this.source.asked).hasSize(2);
	}

	@Test
	void theLastRoundTakesWhatHasAPlaceAndNothingAfterThat() {
		CompletableFuture<Void> answered = withAllPlacesTakenButOne();
		tellWhenIdle();
		this.loop.goLastRound();
		Collections.addAll(this.source.waiting, "d", "e");
		answered.complete(null);
		this.source.waiting.add("f");
		assertThat(this.source.begun).containsExactly("a", "b", "c", "d");
		this.source.endFirst();
		this.source.endFirst();
		assertThat(this.told).isEmpty();
		this.source.endFirst();
		assertThat(this.told).isNotEmpty().containsOnly("idle");
		assertThat(this.source.waiting).containsExactly("e", "f");
	}

	@Test
	void aLastRoundThatFindsNothingEndsInRest() {
		this.loop.start();
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		tellWhenIdle();
		this.loop.goLastRound();
		assertThat(this.told).isEmpty();
		answered.complete(null);
		assertThat(this.told).isNotEmpty().containsOnly("idle");
		this.loop.start();
		this.source.waiting.add("a");
		this.loop.wake();
		assertThat(this.source.begun).containsExactly("a");
	}

	@Test
	void thereIsNoRestBeforeTheLastRound() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		CompletableFuture<Void> answeredAtLast = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.source.answerOnceCompleted(answeredAtLast);
		tellWhenIdle();
		this.loop.start();
		this.loop.goLastRound();
		answered.complete(null);
		assertThat(this.told).isEmpty();
		answeredAtLast.complete(null);
		assertThat(this.told).isNotEmpty().containsOnly("idle");
	}

	// Two of "a", "b" and "c" are under way and a claim for the third place is made.
	private CompletableFuture<Void> withAllPlacesTakenButOne() {
		Collections.addAll(this.source.waiting, "a", "b", "c");
		this.loop.start();
		CompletableFuture<Void> answered = new CompletableFuture<>();
		this.source.answerOnceCompleted(answered);
		this.source.endFirst();
		return answered;
	}

	private void tellWhenIdle() {
		this.loop.onIdle(() -> this.told.add("idle"));
	}

	private static CompletableFuture<List<String>> failed() {
		return CompletableFuture.failedFuture(new IllegalStateException("no connection"));
	}

	/**
	 * How a queue does not answer.
	 *
	 * @param name its name
	 * @param answer takes the place of the answer
	 */
	record NoAnswer(String name, Function<CompletionStage<List<String>>, CompletionStage<List<String>>> answer) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
