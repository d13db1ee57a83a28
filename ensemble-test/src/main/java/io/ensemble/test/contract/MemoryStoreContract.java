package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import io.ensemble.transport.lock.Lock;
import io.ensemble.transport.memory.MemoryChange;
import io.ensemble.transport.memory.MemoryCondition;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link MemoryStore} does. Extend it in the tests of a store.
 */
public abstract class MemoryStoreContract {

	private static final String SCOPE = "guest-preferences";

	private static final MemoryKey KEY = new MemoryKey(SCOPE, "room 403");

	private static final Duration LEASE = Duration.ofMinutes(10);

	private @Nullable MemoryFixture fixture;

	/**
	 * Open an empty memory. It is closed after the test.
	 * @return the memory and its time
	 * @throws Exception if the memory cannot be opened
	 */
	protected abstract MemoryFixture open() throws Exception;

	@BeforeEach
	void openMemory() throws Exception {
		this.fixture = open();
	}

	@AfterEach
	void closeMemory() {
		if (this.fixture != null) {
			this.fixture.close();
		}
	}

	@Test
	void whatWasWrittenIsReadWithItsVersionItsTimeAndItsWriter() {
		assertThat(read(KEY)).isEmpty();
		long version = written("{\"pillow\":\"soft\"}");
		MemoryEntry first = read(KEY).orElseThrow();
		assertThat(first).isEqualTo(new MemoryEntry(KEY, "{\"pillow\":\"soft\"}", version, first.writtenAt(), "alice"));
		opened().advance(LEASE);
		await(memory().write(KEY, "null", "bob", MemoryCondition.NONE));
		MemoryEntry second = read(KEY).orElseThrow();
		assertThat(second.writtenBy()).isEqualTo("bob");
		assertThat(Duration.between(first.writtenAt(), second.writtenAt())).isBetween(LEASE,
				LEASE.plus(StoreFixture.MOMENT));
	}

	@Test
	void versionsGrowWithEveryWriteAndAfterARemovalToo() {
		List<Long> versions = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			versions.add(written("v" + i));
			if (i % 3 == 0) {
				assertThat(remove(KEY, MemoryCondition.NONE)).isEqualTo(new MemoryChange.Changed(0));
			}
		}
		assertThat(versions).isSorted().doesNotHaveDuplicates();
		assertThat(versions.get(0)).isPositive();
	}

	@Test
	void aVersionThatIsNotThereChangesNothing() {
		long first = written("one");
		long second = written("two");
		assertThat(write(KEY, "late", MemoryCondition.version(first))).isEqualTo(new MemoryChange.Conflict(second));
		assertThat(write(KEY, "new", MemoryCondition.ABSENT)).isEqualTo(new MemoryChange.Conflict(second));
		assertThat(remove(KEY, MemoryCondition.version(first))).isEqualTo(new MemoryChange.Conflict(second));
		assertThat(value(KEY)).isEqualTo("two");
		assertThat(write(KEY, "three", MemoryCondition.version(second))).isInstanceOf(MemoryChange.Changed.class);
		assertThat(value(KEY)).isEqualTo("three");
	}

	@Test
	void whatIsNotThereIsMadeOnce() {
		assertThat(write(KEY, "x", MemoryCondition.version(17))).isEqualTo(new MemoryChange.Conflict(0));
		assertThat(remove(KEY, MemoryCondition.version(17))).isEqualTo(new MemoryChange.Conflict(0));
		assertThat(write(KEY, "first", MemoryCondition.ABSENT)).isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(KEY, "second", MemoryCondition.ABSENT)).isInstanceOf(MemoryChange.Conflict.class);
		assertThat(value(KEY)).isEqualTo("first");
	}

	@Test
	void whatWasRemovedIsGoneAndHasNoVersion() {
		long version = written("x");
		assertThat(remove(KEY, MemoryCondition.version(version))).isEqualTo(new MemoryChange.Changed(0));
		assertThat(read(KEY)).isEmpty();
		assertThat(keys(null, 10)).isEmpty();
		assertThat(remove(KEY, MemoryCondition.NONE)).isEqualTo(new MemoryChange.Changed(0));
		written("y");
		assertThat(write(KEY, "late", MemoryCondition.version(version))).isInstanceOf(MemoryChange.Conflict.class);
	}

	@Test
	void ofManyWhoMakeTheSameOneDoes() throws Exception {
		for (int round = 0; round < 10; round++) {
			MemoryKey key = new MemoryKey(SCOPE, "round " + round);
			List<MemoryChange> changes = Together.run((thread) -> write(key, "by " + thread, MemoryCondition.ABSENT));
			assertThat(changes).filteredOn(MemoryChange.Changed.class::isInstance).hasSize(1);
		}
	}

	@Test
	void noIncrementIsLost() throws Exception {
		int each = opened().increments() / Together.THREADS;
		write(KEY, "0", MemoryCondition.ABSENT);
		Together.run((thread) -> {
			IntStream.range(0, each).forEach((i) -> increment());
			return thread;
		});
		assertThat(value(KEY)).isEqualTo(Integer.toString(each * Together.THREADS));
	}

	private void increment() {
		MemoryChange change;
		do {
			MemoryEntry entry = read(KEY).orElseThrow();
			change = write(KEY, Integer.toString(Integer.parseInt(entry.value()) + 1),
					MemoryCondition.version(entry.version()));
		}
		while (!(change instanceof MemoryChange.Changed));
	}

	@Test
	void writesAndRemovalsOfManyKeysAtTheSameTimeDoNotStopEachOther() throws Exception {
		Together.run((thread) -> {
			for (int i = 0; i < 20; i++) {
				MemoryKey key = new MemoryKey(SCOPE, "key " + i % 4);
				write(key, "x", MemoryCondition.NONE);
				remove(key, MemoryCondition.NONE);
			}
			return thread;
		});
		assertThat(keys(null, 10)).isEmpty();
		fill(MemoryFixture.LIMITS.maxKeys());
	}

	@Test
	void whoSleptThroughTheEndOfItsLockChangesNothing() {
		Lock former = lock();
		assertThat(write(KEY, "one", MemoryCondition.NONE.under(former))).isInstanceOf(MemoryChange.Changed.class);
		opened().advance(LEASE);
		Lock holder = lock();
		assertThat(write(KEY, "two", MemoryCondition.NONE.under(holder))).isInstanceOf(MemoryChange.Changed.class);
		MemoryChange fenced = new MemoryChange.Fenced(holder.token());
		assertThat(write(KEY, "late", MemoryCondition.NONE.under(former))).isEqualTo(fenced);
		assertThat(remove(KEY, MemoryCondition.NONE.under(former))).isEqualTo(fenced);
		assertThat(write(new MemoryKey(SCOPE, "other"), "late", MemoryCondition.ABSENT.under(former)))
			.isEqualTo(fenced);
		assertThat(value(KEY)).isEqualTo("two");
		assertThat(write(KEY, "three", MemoryCondition.NONE.under(holder))).isInstanceOf(MemoryChange.Changed.class);
	}

	@Test
	void aLaterHolderIsKnownByWhateverItTries() {
		Lock former = lock();
		opened().advance(LEASE);
		Lock holder = lock();
		assertThat(write(KEY, "x", MemoryCondition.version(17).under(holder))).isEqualTo(new MemoryChange.Conflict(0));
		assertThat(write(KEY, "late", MemoryCondition.NONE.under(former)))
			.isEqualTo(new MemoryChange.Fenced(holder.token()));
		opened().advance(LEASE);
		Lock third = lock();
		assertThat(remove(KEY, MemoryCondition.NONE.under(third))).isEqualTo(new MemoryChange.Changed(0));
		assertThat(write(KEY, "late", MemoryCondition.NONE.under(holder)))
			.isEqualTo(new MemoryChange.Fenced(third.token()));
	}

	@Test
	void aLaterHolderIsKnownEvenIfThereWasNoRoom() {
		fill(MemoryFixture.LIMITS.maxKeys());
		Lock former = lock();
		opened().advance(LEASE);
		Lock holder = lock();
		assertThat(write(new MemoryKey(SCOPE, "more"), "x", MemoryCondition.NONE.under(holder)))
			.isInstanceOf(MemoryChange.Refused.class);
		assertThat(remove(KEY, MemoryCondition.NONE.under(former))).isEqualTo(new MemoryChange.Fenced(holder.token()));
	}

	@Test
	void aLockOfAnotherNameOrInAnotherScopeIsNotFenced() {
		Lock later = new Lock(SCOPE, 20);
		Lock earlier = new Lock(SCOPE, 10);
		assertThat(write(KEY, "x", MemoryCondition.NONE.under(later))).isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(KEY, "x", MemoryCondition.NONE.under(new Lock("other", 10))))
			.isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(new MemoryKey("rooms", "403"), "x", MemoryCondition.NONE.under(earlier)))
			.isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(KEY, "x", MemoryCondition.NONE)).isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(KEY, "x", MemoryCondition.NONE.under(earlier))).isEqualTo(new MemoryChange.Fenced(20));
	}

	@Test
	void anotherScopeIsNotSeen() {
		written("here");
		MemoryKey there = new MemoryKey("rooms", KEY.name());
		assertThat(read(there)).isEmpty();
		assertThat(await(memory().keys("rooms", null, 10))).isEmpty();
		write(there, "there", MemoryCondition.ABSENT);
		remove(there, MemoryCondition.NONE);
		assertThat(value(KEY)).isEqualTo("here");
	}

	@Test
	void keysAreKeptAsTheyAre() {
		List<String> names = List.of("a", "A", " a", "a ", "a  b", "{a}", "a:b", "a/b", "../a", "%", "_", "'", "\"",
				"\\", "*", "-", "+", "(a", "[a", "\u00e9", "e\u0301", "\ud83d\ude00",
				"x".repeat(MemoryKey.MAX_NAME_LENGTH), "\ud83d\ude00".repeat(MemoryKey.MAX_NAME_LENGTH / 2));
		names.forEach((name) -> assertThat(write(new MemoryKey(SCOPE, name), name, MemoryCondition.ABSENT))
			.isInstanceOf(MemoryChange.Changed.class));
		names.forEach((name) -> assertThat(value(new MemoryKey(SCOPE, name))).isEqualTo(name));
		assertThat(pages(4)).containsExactlyInAnyOrderElementsOf(names);
		names.forEach((name) -> remove(new MemoryKey(SCOPE, name), MemoryCondition.NONE));
		assertThat(keys(null, 10)).isEmpty();
	}

	@Test
	void whatNamesNothingIsRefused() {
		for (String name : new String[] { "", "a\nb", "a\0b", "\ud83d", "x".repeat(MemoryKey.MAX_NAME_LENGTH + 1) }) {
			assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> new MemoryKey(SCOPE, name))
				.satisfies((refused) -> assertThat(refused.getField()).isEqualTo("key"));
		}
		for (String scope : new String[] { "", "a b", "{a}", "x".repeat(129) }) {
			assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> memory().keys(scope, null, 10));
		}
	}

	@Test
	void longEmptyAndPeculiarTextsComeBack() {
		String text = "\u00e9\ud83d\ude00\n\"".repeat(10_000);
		written(text);
		assertThat(value(KEY)).isEqualTo(text);
		written("");
		assertThat(value(KEY)).isEmpty();
	}

	@Test
	void aValueThatIsTooLongIsRefusedInWords() {
		int max = MemoryFixture.LIMITS.maxValueBytes();
		assertThat(write(KEY, "x".repeat(max), MemoryCondition.NONE)).isInstanceOf(MemoryChange.Changed.class);
		refused(write(KEY, "x".repeat(max + 1), MemoryCondition.NONE), max + " bytes");
		refused(write(KEY, "\u00e9".repeat(max / 2 + 1), MemoryCondition.NONE), max + " bytes");
		assertThat(value(KEY)).hasSize(max);
	}

	@Test
	void whatIsNoTextIsRefusedInWords() {
		refused(write(KEY, "a\0b", MemoryCondition.NONE), "must be text");
		refused(write(KEY, "\ud83d", MemoryCondition.NONE), "must be text");
		refused(await(memory().write(KEY, "x", "y".repeat(1025), MemoryCondition.NONE)), "writer");
		assertThat(read(KEY)).isEmpty();
	}

	@Test
	void oneKeyTooManyIsRefusedInWordsUntilThereIsRoom() {
		int max = MemoryFixture.LIMITS.maxKeys();
		fill(max);
		refused(write(KEY, "x", MemoryCondition.NONE), max + " keys");
		assertThat(write(number(0), "again", MemoryCondition.NONE)).isInstanceOf(MemoryChange.Changed.class);
		assertThat(write(new MemoryKey("rooms", "1"), "x", MemoryCondition.NONE))
			.isInstanceOf(MemoryChange.Changed.class);
		remove(number(0), MemoryCondition.NONE);
		remove(number(0), MemoryCondition.NONE);
		written("x");
		refused(write(number(0), "x", MemoryCondition.NONE), max + " keys");
	}

	@Test
	void pagesHaveEveryKeyOnce() {
		fill(25);
		List<String> all = IntStream.range(0, 25).mapToObj((i) -> number(i).name()).toList();
		assertThat(pages(1)).containsExactlyInAnyOrderElementsOf(all);
		assertThat(pages(7)).containsExactlyInAnyOrderElementsOf(all);
		assertThat(pages(25)).containsExactlyInAnyOrderElementsOf(all);
		assertThat(keys(null, Integer.MAX_VALUE)).hasSize(25);
		assertThat(keys(null, 0)).hasSize(1);
	}

	@Test
	void aPageGoesOnAlthoughItsLastKeyIsGone() {
		fill(10);
		List<String> first = keys(null, 5);
		first.forEach((name) -> remove(new MemoryKey(SCOPE, name), MemoryCondition.NONE));
		assertThat(keys(first.get(4), 10)).hasSize(5).doesNotContainAnyElementsOf(first);
	}

	@Test
	void elsewhereTheSameIsSeen() {
		long version = written("here");
		Lock lock = lock();
		write(new MemoryKey(SCOPE, "other"), "x", MemoryCondition.NONE.under(lock));
		MemoryStore elsewhere = opened().elsewhere();
		assertThat(await(elsewhere.read(KEY))).isEqualTo(read(KEY));
		assertThat(await(elsewhere.keys(SCOPE, null, 10))).hasSize(2);
		assertThat(await(elsewhere.locks().acquire(SCOPE, LEASE))).isEmpty();
		assertThat(await(elsewhere.write(KEY, "there", "bob", MemoryCondition.version(version))))
			.isInstanceOf(MemoryChange.Changed.class);
		assertThat(await(elsewhere.remove(KEY, MemoryCondition.NONE.under(new Lock(SCOPE, lock.token() - 1)))))
			.isEqualTo(new MemoryChange.Fenced(lock.token()));
		assertThat(value(KEY)).isEqualTo("there");
	}

	private void fill(int keys) {
		IntStream.range(0, keys)
			.forEach((i) -> assertThat(write(number(i), "x", MemoryCondition.ABSENT))
				.isInstanceOf(MemoryChange.Changed.class));
	}

	private static MemoryKey number(int number) {
		return new MemoryKey(SCOPE, "number " + number);
	}

	private List<String> pages(int limit) {
		List<String> all = new ArrayList<>();
		List<String> page = keys(null, limit);
		while (!page.isEmpty()) {
			assertThat(page).hasSizeLessThanOrEqualTo(limit);
			all.addAll(page);
			page = keys(page.get(page.size() - 1), limit);
		}
		return all;
	}

	private static void refused(MemoryChange change, String words) {
		assertThat(change).isInstanceOf(MemoryChange.Refused.class);
		assertThat(((MemoryChange.Refused) change).reason()).contains(words);
	}

	private Lock lock() {
		return await(memory().locks().acquire(SCOPE, LEASE)).orElseThrow();
	}

	private long written(String value) {
		return ((MemoryChange.Changed) write(KEY, value, MemoryCondition.NONE)).version();
	}

	private MemoryChange write(MemoryKey key, String value, MemoryCondition condition) {
		return await(memory().write(key, value, "alice", condition));
	}

	private MemoryChange remove(MemoryKey key, MemoryCondition condition) {
		return await(memory().remove(key, condition));
	}

	private Optional<MemoryEntry> read(MemoryKey key) {
		return await(memory().read(key));
	}

	private String value(MemoryKey key) {
		return read(key).orElseThrow().value();
	}

	private List<String> keys(@Nullable String after, int limit) {
		return await(memory().keys(SCOPE, after, limit));
	}

	private static <T> T await(CompletionStage<T> stage) {
		return StoreDriver.await(stage);
	}

	private MemoryStore memory() {
		return opened().memory();
	}

	private MemoryFixture opened() {
		return Objects.requireNonNull(this.fixture, "the memory is not open");
	}

}
