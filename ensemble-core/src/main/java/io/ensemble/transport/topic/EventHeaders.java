package io.ensemble.transport.topic;

/**
 * The names of what travels beside a payload.
 */
public final class EventHeaders {

	/** The trace, in W3C form. */
	public static final String TRACEPARENT = "traceparent";

	/** The id of the request that is asked for or answered. */
	public static final String REQUEST_ID = "ensemble-request-id";

	private EventHeaders() {
	}

}
