package io.ensemble.benchmark.durable.way;

import io.ensemble.benchmark.load.Caller;

/**
 * A way of having work done by another process without losing it.
 */
public interface Way {

	/** How many pieces of work run at once. */
	int CONCURRENCY = 16;

	/**
	 * Begin to work, in the working process, until that ends.
	 * @param server where the work is kept
	 * @throws Exception if the server does not want
	 */
	void work(String server) throws Exception;

	/**
	 * Connect, in the asking process.
	 * @param server where the work is kept
	 * @return asks
	 * @throws Exception if the server does not want
	 */
	Caller ask(String server) throws Exception;

}
