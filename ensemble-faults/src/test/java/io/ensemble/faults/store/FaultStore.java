package io.ensemble.faults.store;

import java.util.List;

/**
 * A real store for the workers of one test.
 */
public interface FaultStore extends AutoCloseable {

	/**
	 * How workers find it.
	 * @return properties of the ensemble
	 */
	List<String> properties();

	@Override
	void close();

}
