package io.ensemble.autoconfigure.web.stream;

import org.jspecify.annotations.Nullable;

/**
 * The ids of events, which mean something only to the process that gave them: each counts
 * its own.
 *
 * @param process tells processes apart
 */
record EventIds(String process) {

	private static final int MAX_DIGITS = 18;

	/**
	 * Name an event.
	 * @param sequence its place among the events of this process
	 * @return its id
	 */
	String of(long sequence) {
		return this.process + "-" + sequence;
	}

	/**
	 * Read an id that a client saw last.
	 * @param id the id; {@code null} if it saw none
	 * @return the place of its event; 0, before all others, if this process did not give
	 * it
	 */
	long sequence(@Nullable String id) {
		if (id == null || !id.startsWith(this.process + "-")) {
			return 0;
		}
		String number = id.substring(this.process.length() + 1);
		return number.matches("[0-9]{1," + MAX_DIGITS + "}") ? Long.parseLong(number) : 0;
	}

}
