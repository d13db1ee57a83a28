package io.ensemble.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What all replicas know of a schedule, as the text that its lock guards.
 *
 * @param paused whether it rests
 * @param upTo the latest tick that was seen to
 */
record Progress(boolean paused, Instant upTo) {

	private static final String PAUSED = "paused ";

	private static final String ACTIVE = "active ";

	static Optional<Progress> parse(String text) {
		boolean paused = text.startsWith(PAUSED);
		if (!paused && !text.startsWith(ACTIVE)) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Progress(paused, Instant.parse(text.substring(ACTIVE.length()))));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	String text() {
		return (this.paused ? PAUSED : ACTIVE) + this.upTo;
	}

}
