package io.ensemble.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;

import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Tells the log of one engine that its store is away: the first call that fails at once,
 * with its cause, and from then on at most one line in {@value #PAUSE_SECONDS} seconds
 * that says how many failed, until the store answers again. Many parts of an engine
 * notice the same outage, each of them many times. Thread-safe.
 */
public class StoreOutages {

	private static final Logger logger = LoggerFactory.getLogger(StoreOutages.class);

	private static final int PAUSE_SECONDS = 15;

	private final InstantSource clock;

	private @Nullable Instant lastLine;

	private long unsaid;

	private long failures;

	private boolean told;

	private volatile @Nullable Instant begin;

	/**
	 * Start with a store that answers.
	 * @param clock tells how long it is away, and paces the lines
	 */
	public StoreOutages(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * A call of the store failed.
	 * @param consequence what is not done because of that, in words fit for a log
	 * @param failure why, {@code null} if there was no answer at all
	 */
	public synchronized void failed(String consequence, @Nullable Throwable failure) {
		Instant now = this.clock.instant();
		if (this.begin == null) {
			this.begin = now;
		}
		this.failures++;
		this.unsaid++;
		if (mayTell(now)) {
			tell(consequence, failure);
			this.lastLine = now;
			this.told = true;
			this.unsaid = 0;
		}
	}

	/**
	 * A call of the store succeeded. Costs next to nothing while there is no outage.
	 */
	public void answered() {
		if (this.begin != null) {
			end();
		}
	}

	// A clock that was set back must not keep the log quiet until it is where it was.
	private boolean mayTell(Instant now) {
		Instant last = this.lastLine;
		return last == null || now.isBefore(last) || !now.isBefore(last.plusSeconds(PAUSE_SECONDS));
	}

	private void tell(String consequence, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		String reason = LogText.of((cause != null) ? reason(cause) : "no answer");
		if (this.unsaid == 1) {
			logger.warn("The store of work does not answer: {}: {}", consequence, reason);
		}
		else {
			logger.warn(
					"The store of work does not answer, {} calls failed since the last such line; the last one: {}: {}",
					this.unsaid, consequence, reason);
		}
	}

	private static String reason(Throwable failure) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		return (root != failure && root.getMessage() != null) ? failure.getMessage() + ": " + root.getMessage()
				: String.valueOf(failure.getMessage());
	}

	private synchronized void end() {
		Instant since = this.begin;
		if (since != null && this.told) {
			logger.info("The store of work answers again after {} s, {} calls had failed",
					Duration.between(since, this.clock.instant()).toSeconds(), this.failures);
		}
		this.begin = null;
		this.told = false;
		this.failures = 0;
	}

}
