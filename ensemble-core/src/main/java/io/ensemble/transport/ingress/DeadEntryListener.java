package io.ensemble.transport.ingress;

import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;

/**
 * Is told of entries that were put aside.
 */
@FunctionalInterface
public interface DeadEntryListener {

	/**
	 * An entry was put aside. Must not block.
	 * @param ingress the door it came to
	 * @param reason why
	 */
	void dead(Ingress ingress, ErrorCode reason);

}
