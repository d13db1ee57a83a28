package io.ensemble.transport.jdbc.news;

import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * What one process tells the others.
 *
 * @param ended the work that ended; {@code null} if there is work to claim
 */
public record Message(@Nullable WorkKey ended) {

	/** There is work to claim. */
	public static final Message AVAILABLE = new Message(null);

	private static final char SEPARATOR = '\t';

	/**
	 * Write a message. The id comes before the caller, as it has no tabulator.
	 * @param origin the process that sends it
	 * @param ensemble the ensemble that it is for
	 * @return the text
	 */
	String text(String origin, String ensemble) {
		String head = origin + SEPARATOR + ensemble;
		return (this.ended != null) ? head + SEPARATOR + this.ended.requestId() + SEPARATOR + this.ended.caller()
				: head;
	}

	/**
	 * Read a message.
	 * @param text the text
	 * @param origin this process
	 * @param ensemble the ensemble of this process
	 * @return the message; {@code null} if it is this process's own or for another
	 * ensemble
	 */
	static @Nullable Message read(String text, String origin, String ensemble) {
		String[] parts = text.split(String.valueOf(SEPARATOR), 4);
		if (parts.length < 2 || parts[0].equals(origin) || !parts[1].equals(ensemble)) {
			return null;
		}
		return (parts.length == 4) ? new Message(new WorkKey(parts[3], parts[2])) : AVAILABLE;
	}

}
