package io.ensemble.engine.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A result did not arrive, and what is known of the next attempt. The message is shown
 * and kept, so it has neither credentials nor text of the receiver in it.
 */
public final class DeliveryFailedException extends RuntimeException {

	private final boolean lasting;

	private final @Nullable Duration retryAfter;

	private final boolean local;

	private DeliveryFailedException(String message, boolean lasting, @Nullable Duration retryAfter, boolean local) {
		super(message);
		this.lasting = lasting;
		this.retryAfter = retryAfter;
		this.local = local;
	}

	/**
	 * A failure that another attempt may not meet.
	 * @param message what happened, in words
	 * @param retryAfter the pause that the receiver asks for; {@code null} if it does not
	 * @return the failure
	 */
	public static DeliveryFailedException passing(String message, @Nullable Duration retryAfter) {
		return new DeliveryFailedException(message, false, retryAfter, false);
	}

	/**
	 * A failure that another process of this ensemble may not meet, so that the next
	 * attempt is better made there.
	 * @param message what happened, in words
	 * @return the failure
	 */
	public static DeliveryFailedException local(String message) {
		return new DeliveryFailedException(message, false, null, true);
	}

	/**
	 * A failure that every attempt would meet.
	 * @param message what happened, in words
	 * @return the failure
	 */
	public static DeliveryFailedException lasting(String message) {
		return new DeliveryFailedException(message, true, null, false);
	}

	/**
	 * Whether another attempt would be in vain.
	 * @return {@code true} if it would
	 */
	public boolean isLasting() {
		return this.lasting;
	}

	/**
	 * Whether another process of this ensemble may have better luck.
	 * @return {@code true} if it may
	 */
	public boolean isLocal() {
		return this.local;
	}

	/**
	 * The pause that the receiver asks for.
	 * @return the pause; {@code null} if it does not ask
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

}
