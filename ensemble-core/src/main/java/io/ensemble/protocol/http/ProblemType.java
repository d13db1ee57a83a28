package io.ensemble.protocol.http;

import java.util.Locale;

import io.ensemble.work.ErrorCode;

/**
 * The kinds of problem that the HTTP API reports, with their status and title.
 */
public enum ProblemType {

	/** A field is missing, malformed or out of its limits. */
	INVALID_REQUEST(400, "Invalid request"),

	/** Passed on too often. */
	TOO_MANY_HOPS(400, "Too many hops"),

	/** No or no valid credentials. */
	UNAUTHORIZED(401, "Unauthorized"),

	/** The caller may not do this. */
	FORBIDDEN(403, "Forbidden"),

	/** Callers from elsewhere are not served before security is configured. */
	SECURITY_NOT_CONFIGURED(403, "Security not configured"),

	/** No such shared task or tool. */
	UNKNOWN_CAPABILITY(404, "Unknown capability"),

	/** No such request. */
	UNKNOWN_REQUEST(404, "Unknown request"),

	/** The path has no such method. */
	METHOD_NOT_ALLOWED(405, "Method not allowed"),

	/** The same request id with other content. */
	IDEMPOTENCY_MISMATCH(409, "Idempotency mismatch"),

	/** The state of the work does not allow this. */
	CONFLICT(409, "Conflict"),

	/** The result was there and is gone. */
	RESULT_EXPIRED(410, "Result expired"),

	/** The body or context is larger than allowed. */
	TOO_LARGE(413, "Too large"),

	/** The body is not JSON. */
	UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),

	/** The tool reported a failure. */
	TASK_FAILED(422, "Task failed"),

	/** The call was withdrawn. */
	CANCELLED(422, "Cancelled"),

	/** The deadline passed first. */
	EXPIRED(422, "Expired"),

	/** Every attempt was lost. */
	DEAD(422, "Dead"),

	/** A reviewer said no. */
	REJECTED(422, "Rejected"),

	/** The caller asks more often than it may. */
	RATE_LIMITED(429, "Rate limited"),

	/** A defect of the ensemble itself. */
	INTERNAL(500, "Internal error"),

	/** The queue is at its capacity. */
	QUEUE_FULL(503, "Queue full"),

	/** The ensemble takes no new work. */
	DRAINING(503, "Draining"),

	/** The store that keeps accepted work cannot be reached. */
	STORE_UNAVAILABLE(503, "Store unavailable");

	private final int status;

	private final String title;

	ProblemType(int status, String title) {
		this.status = status;
		this.title = title;
	}

	/**
	 * The problem that reports an error code.
	 * @param code the code
	 * @return the problem type
	 */
	public static ProblemType of(ErrorCode code) {
		return (code != ErrorCode.INVALID) ? valueOf(code.name()) : INVALID_REQUEST;
	}

	/**
	 * The HTTP status.
	 * @return 400 to 503
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The title.
	 * @return a few words, the same for every problem of the type
	 */
	public String title() {
		return this.title;
	}

	/**
	 * The type for programs.
	 * @return a URN that ends in the code in lower case with dashes
	 */
	public String urn() {
		return "urn:ensemble:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
