package io.ensemble.transport.redis;

import java.util.Optional;

import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;

/**
 * What is published when work ends: three lines of which the last is the id, as nobody
 * knows what is in the name of a caller, and those before it say how the work ended, if
 * that is little enough to be published.
 *
 * @param how status, priority, attempt, start and end
 * @param result the result as it is stored
 * @param id caller and request id
 */
record EndNews(String how, String result, String id) {

	private static final int LINES = 3;

	private static final int FIELDS = 5;

	static EndNews read(String message) {
		String[] lines = message.split("\n", LINES);
		return (lines.length == LINES) ? new EndNews(lines[0], lines[1], lines[2]) : new EndNews("", "", message);
	}

	WorkKey key() {
		return StoredWork.key(this.id);
	}

	/**
	 * How work that was accepted here ended.
	 * @param accepted as it was accepted
	 * @param work reads results
	 * @return the final record; empty if the news do not say
	 */
	Optional<WorkRecord> end(WorkRecord accepted, StoredWork work) {
		String[] fields = this.how.split(" ", -1);
		if (fields.length != FIELDS || !WorkStatus.valueOf(fields[0]).isFinal()) {
			return Optional.empty();
		}
		WorkRecord running = new WorkRecord(accepted.key(), accepted.request(), accepted.ingress(), WorkStatus.RUNNING,
				Priority.valueOf(fields[1]), Integer.parseInt(fields[2]), accepted.submittedAt(),
				fields[3].isEmpty() ? null : StoredWork.instant(Long.parseLong(fields[3])), null, null, null);
		return Optional
			.of(running.finished(work.readResult(this.result), StoredWork.instant(Long.parseLong(fields[4]))));
	}

}
