package io.ensemble.work;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks an ensemble to do, the same whichever door it comes in by. Limits
 * that are configuration (the longest deadline, the largest context) are checked at
 * intake.
 *
 * @param requestId the caller's id, unique per caller: asking twice with one id does the
 * work once
 * @param from who asks, as told by the caller; never an identity
 * @param task the name of the task or tool
 * @param context the input: text, or JSON if the capability takes structured input
 * @param priority how urgent it is
 * @param deadline how long, from acceptance, the result is of use; {@code null} for ever
 * @param delivery how the result is delivered
 * @param traceContext the trace it belongs to; {@code null} if the caller has none
 * @param cachePolicy whether a cached result will do
 * @param cacheKey under which key the result may be cached; {@code null} for not at all
 * @param maxAge how old a cached result may be; {@code null} for any age
 * @param hops how many ensembles passed this request on before
 */
public record WorkRequest(String requestId, @Nullable String from, String task, String context, Priority priority,
		@Nullable Duration deadline, DeliverySpec delivery, @Nullable TraceContext traceContext,
		CachePolicy cachePolicy, @Nullable String cacheKey, @Nullable Duration maxAge, int hops) {

	/** The longest cache key, in characters. */
	public static final int MAX_CACHE_KEY_LENGTH = 512;

	public WorkRequest {
		Limits.id("requestId", requestId);
		if (from != null) {
			Limits.id("from", from);
		}
		Limits.name("task", task);
		Limits.maxLength("cacheKey", cacheKey, MAX_CACHE_KEY_LENGTH);
		if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
			throw new InvalidRequestException("deadline", "must be longer than zero");
		}
		if (maxAge != null && maxAge.isNegative()) {
			throw new InvalidRequestException("maxAge", "must not be negative");
		}
		if (hops < 0) {
			throw new InvalidRequestException("hops", "must not be negative");
		}
	}

	/**
	 * Start a request with everything at its default.
	 * @param requestId the caller's id
	 * @param task the task or tool
	 * @param context the input
	 * @return a builder
	 */
	public static WorkRequestBuilder of(String requestId, String task, String context) {
		return new WorkRequestBuilder(requestId, task, context);
	}

	/**
	 * The same request as part of a trace.
	 * @param trace the trace
	 * @return a copy
	 */
	public WorkRequest withTrace(TraceContext trace) {
		return new WorkRequest(this.requestId, this.from, this.task, this.context, this.priority, this.deadline,
				this.delivery, trace, this.cachePolicy, this.cacheKey, this.maxAge, this.hops);
	}

	/**
	 * Whether the other request asks for the same: what is compared when one id is used
	 * twice.
	 * @param other the other request
	 * @return {@code true} if task, context, delivery and cache key are equal
	 */
	public boolean sameContent(WorkRequest other) {
		return this.task.equals(other.task) && this.context.equals(other.context)
				&& this.delivery.equals(other.delivery) && Objects.equals(this.cacheKey, other.cacheKey);
	}

}
