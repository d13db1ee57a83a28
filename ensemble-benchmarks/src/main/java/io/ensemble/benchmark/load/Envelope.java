package io.ensemble.benchmark.load;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What is carried there and back by those we compare ourselves with: the fields of a work
 * request, 624 bytes of JSON with an id of 36 characters.
 *
 * @param requestId the id by which callers know their answer
 * @param from who asks
 * @param task what for
 * @param context the input, or the output on the way back
 * @param priority how urgent
 * @param deadline until when
 * @param delivery where the answer goes
 * @param traceContext the trace
 * @param cachePolicy whether an earlier answer will do
 * @param cacheKey which one
 * @param submittedAt when, in milliseconds
 */
public record Envelope(String requestId, String from, String task, String context, String priority, String deadline,
		Map<String, String> delivery, Map<String, String> traceContext, String cachePolicy, String cacheKey,
		long submittedAt) {

	/** The name of the task. */
	public static final String TASK = "prepare-meal";

	/** The input without the caller's mark. */
	public static final String ORDER = "One wagyu steak, medium rare, with roasted vegetables and a green salad for "
			+ "suite 403. The guest is allergic to peanuts: every sauce is checked before plating, and the front "
			+ "desk wants to know when it leaves the kitchen.";

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * A request.
	 * @param requestId its id
	 * @return the request
	 */
	public static Envelope of(String requestId) {
		return new Envelope(requestId, "room-service", TASK, ORDER, "NORMAL", "PT30M",
				Map.of("method", "QUEUE", "address", "room-service.results"),
				Map.of("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate", "a=b"),
				"USE_CACHED", "kitchen:meal:403", 1_780_000_000_000L);
	}

	/**
	 * The same, to be done anew and kept where it was done: without a broker there is no
	 * queue to deliver to.
	 * @return the request
	 */
	Envelope stored() {
		return new Envelope(this.requestId, this.from, this.task, this.context, this.priority, this.deadline,
				Map.of("method", "STORE"), this.traceContext, "FORCE_FRESH", this.cacheKey, this.submittedAt);
	}

	/**
	 * Read one.
	 * @param json the text
	 * @return the request or answer
	 */
	public static Envelope parse(String json) {
		try {
			return JSON.readValue(json, Envelope.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * Write it.
	 * @return the text
	 */
	public String json() {
		try {
			return JSON.writeValueAsString(this);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The handler that does nothing: reads the request and writes an answer of the same
	 * size.
	 * @param json the request
	 * @return the answer
	 */
	public static String echo(String json) {
		Envelope request = parse(json);
		return new Envelope(request.requestId(), "kitchen", request.task(), request.context(), request.priority(),
				request.deadline(), request.delivery(), request.traceContext(), request.cachePolicy(),
				request.cacheKey(), request.submittedAt())
			.json();
	}

}
