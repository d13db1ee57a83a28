package io.ensemble.transport.ingress;

import java.nio.charset.StandardCharsets;

import io.ensemble.work.Limits;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands beside the payload of an entry, and takes what makes no sense for
 * missing.
 */
public final class EntryHeaders {

	private EntryHeaders() {
	}

	/**
	 * The id of a request.
	 * @param bytes what stands there
	 * @return the id; {@code null} if that is none
	 */
	public static @Nullable String requestId(byte @Nullable [] bytes) {
		if (bytes == null || bytes.length > Limits.MAX_NAME_LENGTH) {
			return null;
		}
		String id = new String(bytes, StandardCharsets.UTF_8);
		return Limits.isId(id) ? id : null;
	}

	/**
	 * A trace.
	 * @param bytes what stands there
	 * @return the trace; {@code null} if that is none
	 */
	public static @Nullable TraceContext trace(byte @Nullable [] bytes) {
		String traceparent = (bytes != null) ? new String(bytes, StandardCharsets.US_ASCII) : null;
		return (traceparent != null && TraceContext.isValid(traceparent)) ? new TraceContext(traceparent, null) : null;
	}

}
