package io.ensemble.engine.event;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import org.jspecify.annotations.Nullable;

/**
 * How much room an event takes, as if it shared nothing with others: each may come with
 * texts of its own from the store.
 */
final class EventSize {

	/** What an event without texts takes, roughly. */
	private static final int BARE = 512;

	private EventSize() {
	}

	/**
	 * Measure an event.
	 * @param event the event
	 * @return its size in characters
	 */
	static long of(WorkEvent event) {
		if (event instanceof WorkEvent.Progressed progressed) {
			return BARE + progressed.progress().message().length();
		}
		return BARE + ((event instanceof WorkEvent.Changed changed) ? of(changed.record()) : 0);
	}

	private static long of(WorkRecord record) {
		WorkResult result = record.result();
		long ended = (result != null) ? (long) length(result.output()) + length(result.error()) : 0;
		return record.request().context().length() + length(record.lastError()) + ended;
	}

	private static int length(@Nullable String text) {
		return (text != null) ? text.length() : 0;
	}

}
