package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Lets no receiver have more than its share of the attempts that are made at once, so
 * that one that is slow does not keep the results of all others waiting. Who finds no
 * place is told when to come again: one after the other, at the rate at which the
 * receiver lately took results. Thread-safe.
 */
class ReceiverPlaces {

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private final Map<String, Places> receivers = new HashMap<>();

	private final int share;

	private final InstantSource clock;

	/**
	 * Share places.
	 * @param share how many attempts may be made at one receiver at once
	 * @param clock measures how long they take
	 */
	ReceiverPlaces(int share, InstantSource clock) {
		this.share = share;
		this.clock = clock;
	}

	/**
	 * Take a place.
	 * @param receiver whose; {@code null} for one that needs none
	 * @return how long to wait if there is none
	 */
	synchronized Optional<Duration> enter(@Nullable String receiver) {
		if (receiver == null) {
			return Optional.empty();
		}
		Places places = this.receivers.computeIfAbsent(receiver, (key) -> new Places());
		if (places.taken < this.share) {
			places.taken++;
			return Optional.empty();
		}
		return Optional.of(places.wait(this.clock.instant(), this.share));
	}

	/**
	 * Give a place back.
	 * @param receiver whose; {@code null} for one that needed none
	 * @param entered when it was taken
	 */
	synchronized void leave(@Nullable String receiver, Instant entered) {
		Places places = this.receivers.get(receiver);
		if (places != null) {
			places.taken--;
			places.latest = Duration.between(entered, this.clock.instant());
			if (places.taken == 0) {
				this.receivers.remove(receiver);
			}
		}
	}

	/**
	 * The places of one receiver.
	 */
	private static final class Places {

		private int taken;

		private Duration latest = Duration.ofSeconds(1);

		private Instant nextFree = Instant.MIN;

		private Duration wait(Instant now, int share) {
			Instant from = this.nextFree.isAfter(now) ? this.nextFree : now;
			Instant next = from.plus(this.latest.dividedBy(share));
			Instant latestNext = now.plus(LONGEST_WAIT);
			this.nextFree = next.isBefore(latestNext) ? next : latestNext;
			Duration wait = Duration.between(now, this.nextFree);
			return (wait.compareTo(SHORTEST_WAIT) > 0) ? wait : SHORTEST_WAIT;
		}

	}

}
