package io.ensemble.transport.kafka;

import io.ensemble.transport.UnsupportedByStoreException;

/**
 * A record is larger than the producer or the brokers take, and always will be. It was
 * not written.
 */
public class TooLargeForKafkaException extends UnsupportedByStoreException {

	/**
	 * Say what cannot be written.
	 * @param topic where to
	 */
	public TooLargeForKafkaException(String topic) {
		super("The record is too large for the topic " + topic);
	}

	/**
	 * Look whether a stage failed so.
	 * @param failure what it failed with
	 * @return {@code true} if it did
	 */
	public static boolean is(Throwable failure) {
		return failure instanceof TooLargeForKafkaException || failure.getCause() instanceof TooLargeForKafkaException;
	}

}
