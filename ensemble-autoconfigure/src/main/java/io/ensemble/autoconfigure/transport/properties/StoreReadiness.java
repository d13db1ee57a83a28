package io.ensemble.autoconfigure.transport.properties;

/**
 * Whether an ensemble whose store cannot be reached is ready.
 */
public enum StoreReadiness {

	/** It is not: its requests go to others, if those have a store. */
	STRICT,

	/** It is: it refuses what needs the store and does the rest. */
	RELAXED

}
