package io.ensemble.transport.jdbc.database;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Somebody emptied the tables: there is nothing to count with. The transaction is to be
 * repeated, as the counters are made again before the next one.
 */
public class CountersLostException extends ConcurrencyFailureException {

	public CountersLostException() {
		super("The counters of the ensemble are gone");
	}

}
