package io.ensemble.transport.ingress;

/**
 * Reads work that others put into a queue or a topic. Thread-safe.
 */
public interface EntryReader {

	/**
	 * Begin to read; does not wait for the server.
	 */
	void start();

	/**
	 * Read no further.
	 * @param stopped runs when the last entry is acknowledged, on any thread
	 */
	void stop(Runnable stopped);

}
