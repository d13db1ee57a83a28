package io.ensemble.transport;

import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which work to list.
 *
 * @param caller only this caller's; {@code null} for everybody's
 * @param status only with this status; {@code null} for any
 * @param task only of this task; {@code null} for any
 * @param from only from this sender; {@code null} for any
 * @param limit how many at most
 * @param cursor where the page before ended; {@code null} for the first page
 */
public record WorkQuery(@Nullable String caller, @Nullable WorkStatus status, @Nullable String task,
		@Nullable String from, int limit, @Nullable String cursor) {

	/** How many are listed if nobody says. */
	public static final int DEFAULT_LIMIT = 50;

	/** How many are listed at most. */
	public static final int MAX_LIMIT = 500;

	/**
	 * Whether a piece of work is one of those to list.
	 * @param record the work
	 * @return {@code true} if it passes every filter
	 */
	public boolean matches(WorkRecord record) {
		return (this.caller == null || this.caller.equals(record.key().caller()))
				&& (this.status == null || this.status == record.status())
				&& (this.task == null || this.task.equals(record.request().task()))
				&& (this.from == null || this.from.equals(record.request().from()));
	}

}
