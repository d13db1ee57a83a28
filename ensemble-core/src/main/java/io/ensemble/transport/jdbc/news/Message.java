package io.ensemble.transport.jdbc.news;

import java.nio.charset.StandardCharsets;

import io.ensemble.transport.notification.Outcome;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * What one process tells the others.
 *
 * @param ended the work that ended; {@code null} if that is not what it is about
 * @param outcome how it ended
 * @param due whether it is about a delivery that is due, now or later
 */
public record Message(@Nullable WorkKey ended, Outcome outcome, boolean due) {

	/** There is work to claim. */
	public static final Message AVAILABLE = new Message(null, Outcome.UNTOLD, false);

	/** There is a delivery to claim, now or later. */
	public static final Message DUE = new Message(null, Outcome.UNTOLD, true);

	/** What a notification can hold, less than the 8,000 bytes of PostgreSQL. */
	private static final int MOST_BYTES = 7_900;

	private static final String SEPARATOR = "\t";

	private static final int DUE_PARTS = 3;

	private static final int ENDED_PARTS = 6;

	/**
	 * Tell of work that ended.
	 * @param ended the work
	 * @param outcome how it ended
	 */
	public Message(WorkKey ended, Outcome outcome) {
		this(ended, outcome, false);
	}

	/**
	 * Write a message. The caller comes last, as anything may be in it.
	 * @param origin the process that sends it
	 * @param ensemble the ensemble that it is for
	 * @return the text
	 */
	String text(String origin, String ensemble) {
		String head = origin + SEPARATOR + ensemble;
		if (this.due) {
			return head + SEPARATOR + "due";
		}
		return (this.ended != null) ? ended(head, this.ended) : head;
	}

	private String ended(String head, WorkKey key) {
		String text = ended(head, key, this.outcome);
		return (text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) ? text : ended(head, key, Outcome.UNTOLD);
	}

	private static String ended(String head, WorkKey key, Outcome outcome) {
		return String.join(SEPARATOR, head, key.requestId(), outcome.how(), outcome.result(), key.caller());
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
		String[] parts = text.split(SEPARATOR, ENDED_PARTS);
		if (parts.length < 2 || parts[0].equals(origin) || !parts[1].equals(ensemble)) {
			return null;
		}
		if (parts.length == ENDED_PARTS) {
			return new Message(new WorkKey(parts[5], parts[2]), new Outcome(parts[3], parts[4]));
		}
		return (parts.length == DUE_PARTS) ? DUE : AVAILABLE;
	}

}
