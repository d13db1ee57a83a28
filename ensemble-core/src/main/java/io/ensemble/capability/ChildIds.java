package io.ensemble.capability;

import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.work.Digest;
import io.ensemble.work.Limits;

/**
 * Counts the child requests of one piece of work, or of one step of it. Thread-safe.
 */
public final class ChildIds {

	private static final int DIGEST_LENGTH = 32;

	private final String parent;

	private final char separator;

	private final AtomicInteger count;

	private ChildIds(String parent, char separator, int start) {
		this.parent = parent;
		this.separator = separator;
		this.count = new AtomicInteger(start);
	}

	/**
	 * The ids of what a piece of work asks of others.
	 * @param requestId the id of the work
	 * @return {@code parent:1}, {@code parent:2} and so on
	 */
	public static ChildIds of(String requestId) {
		return new ChildIds(requestId, ':', 0);
	}

	/**
	 * The ids of what one step asks of others after its first request, which takes the id
	 * of the step itself.
	 * @param stepId the id of the step
	 * @return {@code step.2}, {@code step.3} and so on
	 */
	public static ChildIds afterFirst(String stepId) {
		return new ChildIds(stepId, '.', 1);
	}

	/**
	 * The id of a step that a later attempt took otherwise than those before, so that
	 * nobody who knows the step as it was mistakes it for that.
	 * @param stepId the id of the step in the first attempt
	 * @param attempt which attempt, the first is 1
	 * @return the same for the first attempt, {@code step-2} for the second and so on
	 */
	public static String inAttempt(String stepId, int attempt) {
		return (attempt > 1) ? new ChildIds(stepId, '-', attempt - 1).next() : stepId;
	}

	/**
	 * The next id.
	 * @return the parent and a number, the parent replaced by a digest if both are too
	 * long for an id
	 */
	public String next() {
		String suffix = "" + this.separator + this.count.incrementAndGet();
		boolean fits = this.parent.length() + suffix.length() <= Limits.MAX_NAME_LENGTH;
		return (fits ? this.parent : Digest.sha256(this.parent).substring(0, DIGEST_LENGTH)) + suffix;
	}

}
