package io.ensemble.protocol.part;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.ensemble.protocol.json.TextOrJsonDeserializer;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request for work outside the socket: the body of an HTTP request, the payload of a
 * queue entry. What is at its default is left out.
 *
 * @param requestId the sender's id for it; {@code null} if it comes with the transport
 * @param from the sender's name
 * @param task the task or tool
 * @param context the input; {@code null} for none
 * @param priority {@code null} for normal
 * @param deadline {@code null} for none
 * @param delivery {@code null} for the default
 * @param traceContext {@code null} for none
 * @param cachePolicy {@code null} for a cached result will do
 * @param cacheKey {@code null} for no caching
 * @param maxAge {@code null} for any age
 * @param hops how many ensembles passed the request on before
 */
public record WorkEnvelope(@Nullable String requestId, @Nullable String from, String task,
		@JsonDeserialize(using = TextOrJsonDeserializer.class) @Nullable String context, @Nullable Priority priority,
		@Nullable Duration deadline, @Nullable DeliverySpec delivery, @Nullable TraceContext traceContext,
		@Nullable CachePolicy cachePolicy, @Nullable String cacheKey, @Nullable Duration maxAge,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) int hops) {

	/**
	 * Wrap a request.
	 * @param request the request
	 * @return the envelope
	 */
	public static WorkEnvelope of(WorkRequest request) {
		return new WorkEnvelope(request.requestId(), request.from(), request.task(), request.context(),
				(request.priority() != Priority.NORMAL) ? request.priority() : null, request.deadline(),
				request.delivery().equals(DeliverySpec.DEFAULT) ? null : request.delivery(), request.traceContext(),
				(request.cachePolicy() != CachePolicy.USE_CACHED) ? request.cachePolicy() : null, request.cacheKey(),
				request.maxAge(), request.hops());
	}

	/**
	 * Unwrap the request.
	 * @param requestId its id if the envelope has none
	 * @return the request
	 * @throws InvalidRequestException if a value is out of its limits
	 */
	public WorkRequest toWorkRequest(String requestId) {
		return WorkRequest
			.of((this.requestId != null) ? this.requestId : requestId, this.task,
					(this.context != null) ? this.context : "")
			.from(this.from)
			.priority((this.priority != null) ? this.priority : Priority.NORMAL)
			.deadline(this.deadline)
			.delivery((this.delivery != null) ? this.delivery : DeliverySpec.DEFAULT)
			.traceContext(this.traceContext)
			.cache((this.cachePolicy != null) ? this.cachePolicy : CachePolicy.USE_CACHED, this.cacheKey, this.maxAge)
			.hops(this.hops)
			.build();
	}

}
