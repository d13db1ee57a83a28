package io.ensemble.test.network;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.network.RemoteTarget;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire to a stub.
 *
 * @param target what was asked for
 * @param request all of it; a tool request carries neither priority nor deadline
 * @param at when it came
 */
public record RecordedRequest(RemoteTarget target, WorkRequest request, Instant at) {

	/**
	 * The input.
	 * @return text, or an object as JSON
	 */
	public String input() {
		return this.request.context();
	}

	/**
	 * The input as an object.
	 * @param <T> its type
	 * @param type its type
	 * @return the object
	 * @throws AssertionError if the input is not JSON of that type
	 */
	public <T> T input(Class<T> type) {
		try {
			return CapabilityJson.MAPPER.readValue(input(), type);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError("The input of %s is not JSON of the form %s: %s".formatted(this.target,
					type.getSimpleName(), input()), ex);
		}
	}

	/**
	 * The id under which the caller knows the work.
	 * @return the id
	 */
	public String requestId() {
		return this.request.requestId();
	}

	/**
	 * Who asked.
	 * @return the name of the ensemble, {@code null} if it did not say
	 */
	public @Nullable String from() {
		return this.request.from();
	}

	/**
	 * How urgent it is.
	 * @return the priority
	 */
	public Priority priority() {
		return this.request.priority();
	}

	/**
	 * How long the work may take.
	 * @return the deadline, {@code null} for none
	 */
	public @Nullable Duration deadline() {
		return this.request.deadline();
	}

	/**
	 * The trace that the request belongs to.
	 * @return the trace, {@code null} for none
	 */
	public @Nullable TraceContext trace() {
		return this.request.traceContext();
	}

	@Override
	public String toString() {
		return "%s %s %s from %s: %s".formatted(this.target, requestId(), priority(), from(), input());
	}

}
