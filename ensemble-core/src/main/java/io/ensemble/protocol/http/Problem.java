package io.ensemble.protocol.http;

import java.time.Duration;

import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * An error answer; fields that are {@code null} are left out.
 *
 * @param type what kind of problem, for programs
 * @param title what kind of problem, in words
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the path that was called
 * @param requestId the request it is about
 * @param field the field at fault, {@code body} if it is the body as a whole
 * @param retryAfter when another try may help, in seconds
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(String type, String title, int status, @Nullable String detail, @Nullable String instance,
		@Nullable String requestId, @Nullable String field, @Nullable Long retryAfter) implements HttpBody {

	/** The media type of problems. */
	public static final String MEDIA_TYPE = "application/problem+json";

	/**
	 * Report a problem.
	 * @param type what kind
	 * @param detail what is wrong this time
	 * @return the problem
	 */
	public static Problem of(ProblemType type, String detail) {
		return new Problem(type.urn(), type.title(), type.status(), detail, null, null, null, null);
	}

	/**
	 * Report a request that says something that cannot be accepted.
	 * @param failure the failure
	 * @return the problem
	 */
	public static Problem of(InvalidRequestException failure) {
		return of(ProblemType.INVALID_REQUEST, failure.getField() + " " + failure.getMessage())
			.withField(failure.getField());
	}

	/**
	 * Say which field is at fault.
	 * @param field its name on the wire
	 * @return a copy
	 */
	public Problem withField(@Nullable String field) {
		return new Problem(this.type, this.title, this.status, this.detail, this.instance, this.requestId, field,
				this.retryAfter);
	}

	/**
	 * Say which path was called and which request it is about.
	 * @param instance the path
	 * @param requestId the request
	 * @return a copy
	 */
	public Problem at(@Nullable String instance, @Nullable String requestId) {
		return new Problem(this.type, this.title, this.status, this.detail, instance, requestId, this.field,
				this.retryAfter);
	}

	/**
	 * Say when another try may help.
	 * @param delay from now; rounded up to seconds
	 * @return a copy
	 */
	public Problem retryAfter(@Nullable Duration delay) {
		return new Problem(this.type, this.title, this.status, this.detail, this.instance, this.requestId, this.field,
				(delay != null) ? delay.plusNanos(999_999_999).toSeconds() : null);
	}

}
