package io.ensemble.transport.delivery;

import java.time.Instant;

import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way to where its request wants it.
 *
 * @param record the final work; the delivery holds it itself, so it is there after the
 * result store forgot it
 * @param state where the delivery stands
 * @param attempts how often it was claimed
 * @param since when it was registered, or re-driven
 * @param dueAt when it may be claimed, which is at the end of its lease if it is claimed
 * now; {@code null} if it was given up
 * @param lastError why the latest attempt failed, in words; {@code null} if none did
 */
public record Delivery(WorkRecord record, DeliveryState state, int attempts, Instant since, @Nullable Instant dueAt,
		@Nullable String lastError) {

	/** The longest error that is kept, in characters. */
	public static final int MAX_ERROR_LENGTH = 512;

	public Delivery {
		if (lastError != null && lastError.length() > MAX_ERROR_LENGTH) {
			lastError = lastError.substring(0, MAX_ERROR_LENGTH);
		}
	}

	/**
	 * Whose result it is. There is one delivery at most for each key.
	 * @return the key of the work
	 */
	public WorkKey key() {
		return this.record.key();
	}

}
