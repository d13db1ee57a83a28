package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.ensemble.transport.CacheKey;
import io.ensemble.transport.ResultCache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link ResultCache} does. Extend it in the tests of a cache.
 */
public abstract class ResultCacheContract {

	private static final CacheKey KEY = new CacheKey("alice", "purchase-parts", "parts:X-420");

	private @Nullable CacheFixture fixture;

	/**
	 * Open an empty cache. It is closed after the test.
	 * @return the cache and its time
	 * @throws Exception if the cache cannot be opened
	 */
	protected abstract CacheFixture open() throws Exception;

	@BeforeEach
	void openCache() throws Exception {
		this.fixture = open();
	}

	@AfterEach
	void closeCache() throws Exception {
		if (this.fixture != null) {
			this.fixture.close();
		}
	}

	@Test
	void whatWasKeptComesBack() {
		assertThat(get(KEY, null)).isEmpty();
		put(KEY, "PO #4821");
		assertThat(get(KEY, null)).contains("PO #4821");
	}

	@Test
	void theLatestOutputReplacesTheOneBefore() {
		put(KEY, "old");
		put(KEY, "new");
		assertThat(get(KEY, null)).contains("new");
	}

	@Test
	void nobodyGetsWhatAnotherCallerWasTold() {
		put(KEY, "secret");
		assertThat(get(new CacheKey("mallory", KEY.task(), KEY.key()), null)).isEmpty();
	}

	@Test
	void oneKeyMeansAnotherThingForAnotherTask() {
		put(KEY, "PO #4821");
		assertThat(get(new CacheKey(KEY.caller(), "find-vendor", KEY.key()), null)).isEmpty();
	}

	@Test
	void keysThatLookAlikeWhenJoinedAreDifferent() {
		List<CacheKey> keys = List.of(new CacheKey("a", "b:c", "d"), new CacheKey("a:b", "c", "d"),
				new CacheKey("a", "b", "c:d"), new CacheKey("a", "b", ""), new CacheKey("a/b", "c", "{d}"),
				new CacheKey("a", "b/c", "{d}"));
		keys.forEach((key) -> put(key, "of " + key));
		keys.forEach((key) -> assertThat(get(key, null)).contains("of " + key));
	}

	@Test
	void whatIsOlderThanTheCallerWantsIsNoAnswerForThisCaller() {
		put(KEY, "PO #4821");
		advance(Duration.ofMinutes(10));
		assertThat(get(KEY, Duration.ofMinutes(9))).isEmpty();
		assertThat(get(KEY, Duration.ZERO)).isEmpty();
		assertThat(get(KEY, Duration.ofMinutes(11))).contains("PO #4821");
		assertThat(get(KEY, null)).contains("PO #4821");
	}

	@Test
	void theAgeCountsFromTheLatestOutput() {
		put(KEY, "old");
		advance(Duration.ofMinutes(10));
		put(KEY, "new");
		advance(Duration.ofMinutes(2));
		assertThat(get(KEY, Duration.ofMinutes(3))).contains("new");
	}

	@Test
	void nothingIsKeptBeyondItsTimeHoweverOldItMayBeForTheCaller() {
		put(KEY, "PO #4821");
		advance(CacheFixture.TTL.plusSeconds(1));
		assertThat(get(KEY, null)).isEmpty();
		assertThat(get(KEY, Duration.ofDays(365))).isEmpty();
	}

	@Test
	void askingDoesNotMakeItYounger() {
		put(KEY, "PO #4821");
		advance(CacheFixture.TTL.minusMinutes(1));
		assertThat(get(KEY, null)).isPresent();
		advance(Duration.ofMinutes(2));
		assertThat(get(KEY, null)).isEmpty();
	}

	@Test
	void longEmptyAndPeculiarTextsComeBack() {
		String text = "\u00e9\ud83d\ude00\n\"".repeat(100_000);
		put(KEY, text);
		assertThat(get(KEY, null)).contains(text);
		put(KEY, "");
		assertThat(get(KEY, null)).contains("");
	}

	@Test
	void ofManyAtTheSameTimeOneWins() throws Exception {
		Together.run((thread) -> {
			put(KEY, "by " + thread);
			return true;
		});
		assertThat(get(KEY, null).orElseThrow())
			.isIn(IntStream.range(0, Together.THREADS).mapToObj((thread) -> "by " + thread).toList());
	}

	private Optional<String> get(CacheKey key, @Nullable Duration maxAge) {
		return StoreDriver.await(opened().cache().get(key, maxAge));
	}

	private void put(CacheKey key, String output) {
		StoreDriver.await(opened().cache().put(key, output));
	}

	private void advance(Duration duration) {
		opened().advance(duration);
	}

	private CacheFixture opened() {
		return Objects.requireNonNull(this.fixture, "the cache is not open");
	}

}
