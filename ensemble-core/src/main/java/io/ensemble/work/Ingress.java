package io.ensemble.work;

/**
 * The door through which a request came in.
 */
public enum Ingress {

	/** A peer or browser on the socket. */
	WEBSOCKET,

	/** The HTTP API. */
	HTTP,

	/** A durable queue. */
	QUEUE,

	/** A topic subscription. */
	TOPIC,

	/** The ensemble's own schedule. */
	SCHEDULE,

	/** An inbound webhook. */
	WEBHOOK,

	/** A Model Context Protocol client. */
	MCP,

	/** An Agent2Agent client. */
	A2A,

	/** The application itself; may ask for unshared tasks. */
	LOCAL;

	/**
	 * Whether the ensemble asks itself, and may so ask for what it does not share.
	 * @return {@code false} if somebody else may stand behind the door
	 */
	public boolean isInternal() {
		return this == LOCAL || this == SCHEDULE;
	}

}
