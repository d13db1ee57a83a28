package io.ensemble.transport.notification;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import org.jspecify.annotations.Nullable;

/**
 * Work that this process hands in and waits for. As the process knows what it handed in,
 * news of the end only have to say how it ended. Thread-safe.
 */
public final class ExpectedWork {

	private static final Expected HANDED_IN = new Expected(null, false);

	private static final Expected MISSED = new Expected(null, true);

	private final Map<WorkKey, Expected> expected = new ConcurrentHashMap<>();

	/**
	 * Expect that work will be accepted.
	 * @param key the work
	 * @param end who waits for its end; once it is complete nothing is expected any more
	 */
	public void expect(WorkKey key, CompletableFuture<WorkRecord> end) {
		if (this.expected.putIfAbsent(key, HANDED_IN) == null) {
			end.whenComplete((record, failure) -> this.expected.remove(key));
		}
	}

	/**
	 * The work was accepted.
	 * @param record as it was accepted
	 * @return whether news were missed since it was expected, so that somebody has to
	 * look
	 */
	public boolean accepted(WorkRecord record) {
		Expected before = this.expected.replace(record.key(), new Expected(record, false));
		return before != null && before.missed();
	}

	/**
	 * The work as it was accepted by the store.
	 * @param key the work
	 * @return the record; {@code null} if that is not known here
	 */
	public @Nullable WorkRecord find(WorkKey key) {
		Expected found = this.expected.get(key);
		return (found != null) ? found.record() : null;
	}

	/**
	 * The final record of work. News may come from anybody who can write to the store, so
	 * what cannot be read is as good as not told.
	 * @param key the work
	 * @param outcome how it ended
	 * @param results reads stored results
	 * @return the record; empty if not enough is known here, and somebody has to look
	 */
	public Optional<WorkRecord> end(WorkKey key, Outcome outcome, Function<String, @Nullable WorkResult> results) {
		WorkRecord accepted = find(key);
		try {
			return (accepted != null) ? outcome.end(accepted, results) : Optional.empty();
		}
		catch (InvalidRequestException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * News may have been missed: is it too early to look for them?
	 * @param key the work
	 * @return {@code true} if the work is not accepted yet; whoever says that it is will
	 * be told to look
	 */
	public boolean postpone(WorkKey key) {
		Expected now = this.expected.computeIfPresent(key,
				(same, before) -> (before.record() != null) ? before : MISSED);
		return now == MISSED;
	}

	private record Expected(@Nullable WorkRecord record, boolean missed) {
	}

}
