package io.ensemble.transport.redis.client;

/**
 * Wants to know what other processes do to the store. Must not block.
 */
public interface NewsListener {

	/**
	 * There may be something to claim.
	 */
	void available();

	/**
	 * A delivery may be due.
	 */
	void due();

	/**
	 * Work ended.
	 * @param news as the scripts publish them
	 */
	void ended(String news);

	/**
	 * News may have been missed.
	 */
	void lookAgain();

}
