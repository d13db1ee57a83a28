package io.ensemble.transport.jdbc;

import java.time.Duration;

import io.ensemble.transport.Ageing;

/**
 * How an ensemble keeps its work in a database.
 *
 * @param ensemble the ensemble's name; all processes of that name share the work
 * @param ageing the order of waiting work
 * @param resultTtl how long final records are kept, except dead letters
 * @param tombstoneTtl how long after that it is known that they were there
 * @param threads how many transactions of this process run at once, each on a thread and
 * a connection of its own
 */
public record JdbcStoreSettings(String ensemble, Ageing ageing, Duration resultTtl, Duration tombstoneTtl,
		int threads) {

	/** How many threads are used if nobody says. */
	public static final int DEFAULT_THREADS = 8;

}
