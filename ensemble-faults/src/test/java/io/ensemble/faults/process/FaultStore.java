package io.ensemble.faults.process;

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

	/**
	 * How workers find it behind a proxy.
	 * @param port where the proxy listens
	 * @return properties of the ensemble
	 */
	default List<String> properties(int port) {
		throw new UnsupportedOperationException("No server to stand before");
	}

	/**
	 * Where the server listens.
	 * @return its port
	 */
	default int port() {
		throw new UnsupportedOperationException("No server");
	}

	@Override
	void close();

}
