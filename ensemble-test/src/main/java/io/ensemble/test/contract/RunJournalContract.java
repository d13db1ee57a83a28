package io.ensemble.test.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.work.WorkKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link RunJournal} does. Extend it in the tests of a store.
 */
public abstract class RunJournalContract extends AbstractStoreContract {

	private static final String LONG_ENTRY = "{\"result\":\"\u00e9\ud83d\ude00\\n\"}".repeat(100_000);

	@Override
	protected abstract JournalFixture open() throws Exception;

	@Test
	void aRunBeginsWithAnEmptyJournal() {
		store().accept("a");
		assertThat(entries(store().claimOne())).isEmpty();
	}

	@Test
	void theNextAttemptReadsInOrderWhatTheOneBeforeDid() {
		store().accept("a");
		Claim first = opened();
		List<String> steps = IntStream.range(0, 50).mapToObj((i) -> "{\"step\":" + i + "}").toList();
		steps.forEach((step) -> assertThat(append(first, step)).isTrue());
		assertThat(entries(nextAttempt())).isEqualTo(steps);
	}

	@Test
	void stepsOfAllAttemptsAreKept() {
		store().accept("a");
		append(opened(), "one");
		Claim second = nextAttempt();
		assertThat(entries(second)).containsExactly("one");
		append(second, "two");
		assertThat(entries(nextAttempt())).containsExactly("one", "two");
	}

	@Test
	void anAttemptThatWasHandedBackCountsToo() {
		store().accept("a");
		Claim first = opened();
		append(first, "one");
		StoreDriver.await(store().queue().handBack(first));
		assertThat(entries(store().claimOne())).containsExactly("one");
		assertThat(append(first, "late")).isFalse();
	}

	@Test
	void aWaitForAPersonLosesNothing() {
		store().accept("a");
		Claim first = opened();
		append(first, "one");
		StoreDriver.await(store().queue().park(first));
		StoreDriver.await(store().queue().resume(WorkKey.of("a")));
		assertThat(entries(store().claimOne())).containsExactly("one");
	}

	@Test
	void aZombieCanNeitherAppendNorOpen() {
		store().accept("a");
		Claim zombie = opened();
		append(zombie, "one");
		Claim holder = nextAttempt();
		assertThat(entries(holder)).containsExactly("one");
		assertThat(append(zombie, "from the grave")).isFalse();
		assertThat(open(zombie)).isEmpty();
		assertThat(append(holder, "two")).isTrue();
		assertThat(entries(holder)).containsExactly("one", "two");
	}

	@Test
	void nothingIsKeptOfWorkThatEnded() {
		store().accept("a");
		Claim claim = opened();
		append(claim, "one");
		store().finish(claim, "done");
		assertThat(append(claim, "late")).isFalse();
	}

	@Test
	void anIdThatIsUsedAgainHasNoPast() {
		store().accept("a");
		Claim claim = opened();
		append(claim, "one");
		store().finish(claim, "done");
		store().advance(StoreFixture.RESULT_TTL);
		store().sweep();
		store().advance(StoreFixture.TOMBSTONE_TTL);
		store().sweep();
		store().accept("a");
		assertThat(entries(store().claimOne())).isEmpty();
	}

	@Test
	void aDiscardedLetterTakesItsJournalAlong() {
		store().accept("a");
		append(opened(), "one");
		die();
		assertThat(StoreDriver.await(store().results().discard(WorkKey.of("a")))).isTrue();
		store().advance(StoreFixture.TOMBSTONE_TTL);
		store().sweep();
		store().accept("a");
		assertThat(entries(store().claimOne())).isEmpty();
	}

	@Test
	void aDeadLetterKeepsItsJournalForItsReturn() {
		store().accept("a");
		append(opened(), "one");
		die();
		assertThat(StoreDriver.await(store().results().redrive(WorkKey.of("a")))).isPresent();
		assertThat(entries(store().claimOne())).containsExactly("one");
	}

	@Test
	void everyPieceOfWorkHasItsOwn() {
		store().accept(StoreDriver.submission("alice", StoreDriver.request("a")));
		store().accept(StoreDriver.submission("bob", StoreDriver.request("a")));
		append(opened(), "alice's");
		assertThat(entries(store().claimOne())).isEmpty();
	}

	@Test
	void longAndPeculiarTextsComeBack() {
		store().accept("a");
		Claim claim = opened();
		append(claim, LONG_ENTRY);
		append(claim, "");
		assertThat(entries(claim)).containsExactly(LONG_ENTRY, "");
	}

	@Test
	void stepsThatEndAtTheSameTimeAreAllKept() throws Exception {
		store().accept("a");
		Claim claim = opened();
		assertThat(Together.run((thread) -> append(claim, "step " + thread))).doesNotContain(false);
		assertThat(entries(claim)).containsExactlyInAnyOrder(
				IntStream.range(0, Together.THREADS).mapToObj((thread) -> "step " + thread).toArray(String[]::new));
	}

	private Claim opened() {
		Claim claim = store().claimOne();
		assertThat(open(claim)).isPresent();
		return claim;
	}

	private void die() {
		for (int attempt = 2; attempt <= StoreDriver.MAX_ATTEMPTS; attempt++) {
			nextAttempt();
		}
		store().advance(StoreDriver.LEASE);
		store().sweep();
	}

	private Claim nextAttempt() {
		store().advance(StoreDriver.LEASE);
		store().sweep();
		return store().claimOne();
	}

	private Optional<List<String>> open(Claim claim) {
		return StoreDriver.await(journal().open(claim));
	}

	private List<String> entries(Claim claim) {
		return open(claim).orElseThrow();
	}

	private boolean append(Claim claim, String entry) {
		return StoreDriver.await(journal().append(claim, entry));
	}

	private RunJournal journal() {
		return ((JournalFixture) store().fixture()).journal();
	}

}
