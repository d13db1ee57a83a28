package io.ensemble.transport.redis;

import io.ensemble.transport.notification.Outcome;
import io.ensemble.work.WorkKey;

/**
 * What is published when work ends: three lines of which the last is the id, as nobody
 * knows what is in the name of a caller, and those before it say how the work ended, if
 * that is little enough to be published.
 *
 * @param outcome how the work ended
 * @param id caller and request id
 */
record EndNews(Outcome outcome, String id) {

	private static final int LINES = 3;

	static EndNews read(String message) {
		String[] lines = message.split("\n", LINES);
		return (lines.length == LINES) ? new EndNews(new Outcome(lines[0], lines[1]), lines[2])
				: new EndNews(Outcome.UNTOLD, message);
	}

	WorkKey key() {
		return StoredWork.key(this.id);
	}

}
