package io.ensemble.faults.store;

import java.util.List;

/**
 * A store that is a process of its own, and can be harmed.
 */
public interface StoreServer extends FaultStore {

	/** Whose work it keeps. */
	String ENSEMBLE = "faults";

	@Override
	default List<String> properties() {
		return properties(port());
	}

	/**
	 * How workers find it behind a proxy.
	 * @param port where the proxy listens
	 * @return properties of the ensemble
	 */
	List<String> properties(int port);

	/**
	 * Where it listens.
	 * @return its port, the same after each start
	 */
	int port();

	/**
	 * End it as the death of its process would.
	 */
	void kill();

	/**
	 * End it as an operator would, with clients connected.
	 */
	void stop();

	/**
	 * Start it again, and wait until it answers.
	 */
	void start();

	/**
	 * Take away all that it keeps.
	 */
	void empty();

	/**
	 * Let it refuse all that is new, or take it again.
	 * @param full whether it refuses
	 */
	void refuseWrites(boolean full);

	/**
	 * How much work it keeps, waiting, running or ended.
	 * @return the number of its keys or rows
	 */
	long kept();

	/**
	 * Put something among the waiting work that is none.
	 * @param id the work whose request is spoilt
	 */
	void spoil(String id);

}
