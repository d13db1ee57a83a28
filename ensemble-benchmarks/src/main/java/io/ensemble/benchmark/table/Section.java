package io.ensemble.benchmark.table;

import java.util.List;

/**
 * Some lines of the table that are measured together.
 */
@FunctionalInterface
public interface Section {

	/**
	 * Measure; blocks until it is done.
	 * @param effort how long
	 * @return the lines
	 * @throws Exception if the measured thing fails
	 */
	List<Row> measure(Effort effort) throws Exception;

}
