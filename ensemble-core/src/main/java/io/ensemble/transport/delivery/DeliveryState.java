package io.ensemble.transport.delivery;

/**
 * Where a delivery stands. One that arrived is kept no longer and has no state.
 */
public enum DeliveryState {

	/** It waits for its first or next attempt, or is being attempted. */
	PENDING,

	/** Nobody tries any more until somebody decides otherwise. */
	GIVEN_UP

}
