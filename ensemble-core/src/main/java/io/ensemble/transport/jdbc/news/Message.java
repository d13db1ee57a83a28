package io.ensemble.transport.jdbc.news;

import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * What one process tells the others.
 *
 * @param ended the work that ended; {@code null} if that is not what it is about
 * @param due whether it is about a delivery that is due, now or later
 */
public record Message(@Nullable WorkKey ended, boolean due) {

	/** There is work to claim. */
	public static final Message AVAILABLE = new Message(null, false);

	/** There is a delivery to claim, now or later. */
	public static final Message DUE = new Message(null, true);

	private static final char SEPARATOR = '\t';

	private static final int DUE_PARTS = 3;

	private static final int ENDED_PARTS = 4;

	/**
	 * Tell of work that ended.
	 * @param ended the work
	 */
	public Message(WorkKey ended) {
		this(ended, false);
	}

	/**
	 * Write a message. The id comes before the caller, as it has no tabulator.
	 * @param origin the process that sends it
	 * @param ensemble the ensemble that it is for
	 * @return the text
	 */
	String text(String origin, String ensemble) {
		String head = origin + SEPARATOR + ensemble;
		if (this.due) {
			return head + SEPARATOR + "due";
		}
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
		String[] parts = text.split(String.valueOf(SEPARATOR), ENDED_PARTS);
		if (parts.length < 2 || parts[0].equals(origin) || !parts[1].equals(ensemble)) {
			return null;
		}
		if (parts.length == ENDED_PARTS) {
			return new Message(new WorkKey(parts[3], parts[2]));
		}
		return (parts.length == DUE_PARTS) ? DUE : AVAILABLE;
	}

}
