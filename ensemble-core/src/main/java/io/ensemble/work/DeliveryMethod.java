package io.ensemble.work;

/**
 * How a result reaches whoever is to have it.
 */
public enum DeliveryMethod {

	/** On the socket that asked. */
	WEBSOCKET,

	/** Durable, point to point. */
	QUEUE,

	/** Durable, to every subscriber. */
	TOPIC,

	/** An HTTP POST to an address. */
	WEBHOOK,

	/** Kept under an address of the result store until somebody asks. */
	STORE,

	/** Offered to the replicas of a service; the first claimant gets it. */
	BROADCAST_CLAIM,

	/** The state is kept, the result is dropped. */
	NONE

}
