package io.ensemble.transport.redis.stream;

import java.time.Duration;

/**
 * Where ensembles keep streams in Redis, and for how long. All ensembles with the same
 * prefix share them; they are no keys of any ensemble's work, which go on with a brace.
 *
 * @param keyPrefix begins all keys; must not contain braces
 * @param topicRetention how long events of a topic are kept for who lost the connection
 * @param block how long a reader waits for the next entry before it asks again; less than
 * the time-out of commands
 */
public record StreamSettings(String keyPrefix, Duration topicRetention, Duration block) {

	private static final Duration LONGEST_BLOCK = Duration.ofSeconds(5);

	/**
	 * Wait as long as the time-out of commands permits.
	 * @param keyPrefix begins all keys
	 * @param topicRetention how long events of a topic are kept
	 * @param timeout the time-out of commands
	 * @return the settings
	 */
	public static StreamSettings of(String keyPrefix, Duration topicRetention, Duration timeout) {
		return new StreamSettings(keyPrefix, topicRetention, block(timeout));
	}

	/**
	 * How long to wait for the next entry.
	 * @param timeout the time-out of commands
	 * @return half of it, at most five seconds
	 */
	public static Duration block(Duration timeout) {
		Duration half = timeout.dividedBy(2);
		return (half.compareTo(LONGEST_BLOCK) < 0) ? half : LONGEST_BLOCK;
	}

	String topic(String name) {
		return this.keyPrefix + "topic:" + name;
	}

	String queue(String address) {
		return this.keyPrefix + "queue:" + address;
	}

}
