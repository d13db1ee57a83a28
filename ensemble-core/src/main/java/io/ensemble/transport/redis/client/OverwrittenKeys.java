package io.ensemble.transport.redis.client;

import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of keys that another program wrote under another type. Thread-safe.
 */
final class OverwrittenKeys {

	private static final Logger logger = LoggerFactory.getLogger(OverwrittenKeys.class);

	private final String base;

	OverwrittenKeys(String base) {
		this.base = base;
	}

	/**
	 * A step met such a key and put it aside.
	 * @param message when, a slash, and what follows the base in its name
	 */
	void told(String message) {
		int end = message.indexOf('/');
		if (end > 0) {
			logger.error("Another program wrote to {} in Redis: what was there is lost, and what it wrote is below {}",
					LogText.of(this.base + ":" + message.substring(end + 1)),
					LogText.of(this.base + ":aside:" + message.substring(0, end)));
		}
	}

}
