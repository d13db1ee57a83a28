package io.ensemble.transport.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import io.ensemble.time.Micros;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * How work ended, little enough to be told to all processes: whoever handed the work in
 * knows the rest.
 *
 * @param how status, priority, attempt, start and end, with a space between them and
 * times in microseconds since the epoch; empty if it is not told
 * @param result the result as it is stored
 */
public record Outcome(String how, String result) {

	/** Not told: somebody has to look. */
	public static final Outcome UNTOLD = new Outcome("", "");

	private static final int FIELDS = 5;

	/**
	 * How work ended.
	 * @param ended the final record
	 * @param result its result as it is stored
	 * @return how it ended
	 */
	public static Outcome of(WorkRecord ended, String result) {
		return new Outcome(String.join(" ", ended.status().name(), ended.priority().name(),
				Integer.toString(ended.attempt()), micros(ended.startedAt()), micros(ended.completedAt())), result);
	}

	private static String micros(@Nullable Instant time) {
		return (time != null) ? Long.toString(Micros.of(time)) : "";
	}

	/**
	 * The final record of work.
	 * @param accepted the work as it was accepted here
	 * @param results reads stored results
	 * @return the final record; empty if it is not told
	 * @throws IllegalArgumentException if this was not written by {@link #of}, or what
	 * {@code results} throws
	 */
	public Optional<WorkRecord> end(WorkRecord accepted, Function<String, @Nullable WorkResult> results) {
		String[] fields = this.how.split(" ", -1);
		if (fields.length != FIELDS || !WorkStatus.valueOf(fields[0]).isFinal()) {
			return Optional.empty();
		}
		WorkRecord running = new WorkRecord(accepted.key(), accepted.request(), accepted.ingress(), WorkStatus.RUNNING,
				Priority.valueOf(fields[1]), Integer.parseInt(fields[2]), accepted.submittedAt(),
				fields[3].isEmpty() ? null : instant(fields[3]), null, null, null);
		return Optional.ofNullable(results.apply(this.result))
			.map((read) -> running.finished(read, instant(fields[4])));
	}

	private static Instant instant(String micros) {
		return Micros.instant(Long.parseLong(micros));
	}

}
