package io.ensemble.network;

import java.time.Duration;

/**
 * Is told of every call of another ensemble, once at its start and once at its end,
 * however often it was repeated. Must not block; what it throws is logged, and changes
 * nothing.
 */
public interface DelegationListener {

	/**
	 * A call begins.
	 * @param target what is asked for
	 */
	default void started(RemoteTarget target) {
	}

	/**
	 * A call ended.
	 * @param target what was asked for
	 * @param outcome {@code completed}, {@code failed}, {@code cancelled},
	 * {@code refused}, {@code timeout} or {@code unreachable}
	 * @param duration how long it took
	 */
	void ended(RemoteTarget target, String outcome, Duration duration);

}
