package io.ensemble.transport.ingress;

import java.time.Duration;

import io.ensemble.work.ErrorCode;

/**
 * What a reader is to do with an entry.
 */
public sealed interface Verdict {

	/**
	 * Forget it: its request is kept elsewhere, now or since an earlier reading.
	 */
	record Taken() implements Verdict {
	}

	/**
	 * Read no further, and hand the same entry in again after a pause.
	 *
	 * @param pause how long
	 * @param reason why, in words
	 */
	record Later(Duration pause, String reason) implements Verdict {

		/** No reader pauses longer before it looks again. */
		public static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

		private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

		/**
		 * How long a reader pauses.
		 * @return the pause, but neither so short that it keeps the server busy nor so
		 * long that nobody would wait for it
		 */
		public Duration boundedPause() {
			if (this.pause.compareTo(SHORTEST_PAUSE) < 0) {
				return SHORTEST_PAUSE;
			}
			return (this.pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : this.pause;
		}

	}

	/**
	 * Put it aside and go on: no other reading will make it right.
	 *
	 * @param code why, for programs
	 * @param reason why, in words; says nothing of the payload
	 */
	record Dead(ErrorCode code, String reason) implements Verdict {
	}

}
