package io.ensemble.transport.simple.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RankedSetTests {

	private final RankedSet<Place> set = new RankedSet<>();

	@Test
	void anEmptySetHasNothingToGive() {
		assertThat(this.set.size()).isZero();
		assertThat(this.set.pollUpTo(Long.MAX_VALUE)).isNull();
		assertThat(this.set.remove(1, 1)).isFalse();
		assertThat(this.set.countBefore(Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
	}

	@Test
	void equalScoresComeInTheOrderOfTheTieBreaker() {
		for (long tie : new long[] { 3, 1, 2 }) {
			add(new Place(7, tie));
		}
		assertThat(drain()).containsExactly(new Place(7, 1), new Place(7, 2), new Place(7, 3));
	}

	@Test
	void theFirstStaysIfItsScoreIsOverTheLimit() {
		add(new Place(10, 1));
		assertThat(this.set.pollUpTo(9)).isNull();
		assertThat(this.set.size()).isOne();
		assertThat(this.set.pollUpTo(10)).isEqualTo(new Place(10, 1));
	}

	@Test
	void extremeScoresAreOrderedLikeAnyOther() {
		add(new Place(Long.MAX_VALUE, 1));
		add(new Place(Long.MIN_VALUE, 2));
		add(new Place(0, 3));
		assertThat(drain()).extracting(Place::score).containsExactly(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34 })
	void behavesLikeASortedListWhateverHappens(long seed) {
		Random random = new Random(seed);
		List<Place> oracle = new ArrayList<>();
		for (long step = 0; step < 3_000; step++) {
			if (random.nextInt(5) < 3) {
				Place place = new Place(random.nextInt(50), step);
				add(place);
				insertSorted(oracle, place);
			}
			else {
				removeSome(random, oracle);
			}
			assertSame(random, oracle);
		}
		assertThat(drain()).isEqualTo(oracle);
	}

	@Test
	void aMillionValuesInAscendingOrderStayCheap() {
		int count = 1_000_000;
		for (int i = 0; i < count; i++) {
			add(new Place(i, i));
		}
		assertThat(this.set.countBefore(count / 2, 0)).isEqualTo(count / 2);
		assertThat(this.set.pollUpTo(Long.MAX_VALUE)).isEqualTo(new Place(0, 0));
		assertThat(this.set.countBefore(count, 0)).isEqualTo(count - 1);
	}

	private void add(Place place) {
		this.set.add(place.score(), place.tie(), place);
	}

	private void removeSome(Random random, List<Place> oracle) {
		if (oracle.isEmpty() || random.nextInt(4) == 0) {
			assertThat(this.set.remove(random.nextInt(50), -1)).isFalse();
		}
		else if (random.nextBoolean()) {
			long limit = random.nextInt(20);
			Place expected = (oracle.get(0).score() <= limit) ? oracle.remove(0) : null;
			assertThat(this.set.pollUpTo(limit)).isEqualTo(expected);
		}
		else {
			Place victim = oracle.remove(random.nextInt(oracle.size()));
			assertThat(this.set.remove(victim.score(), victim.tie())).isTrue();
		}
	}

	private void assertSame(Random random, List<Place> oracle) {
		assertThat(this.set.size()).isEqualTo(oracle.size());
		Place probe = new Place(random.nextInt(50), random.nextInt(3_000));
		long smaller = oracle.stream().filter((place) -> place.compareTo(probe) < 0).count();
		assertThat(this.set.countBefore(probe.score(), probe.tie())).isEqualTo((int) smaller);
	}

	private static void insertSorted(List<Place> oracle, Place place) {
		int found = Collections.binarySearch(oracle, place);
		oracle.add(-found - 1, place);
	}

	private List<Place> drain() {
		List<Place> places = new ArrayList<>();
		Place place = this.set.pollUpTo(Long.MAX_VALUE);
		while (place != null) {
			places.add(place);
			place = this.set.pollUpTo(Long.MAX_VALUE);
		}
		return places;
	}

	private record Place(long score, long tie) implements Comparable<Place> {

		private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::score)
			.thenComparingLong(Place::tie);

		@Override
		public int compareTo(Place other) {
			return ORDER.compare(this, other);
		}

	}

}
