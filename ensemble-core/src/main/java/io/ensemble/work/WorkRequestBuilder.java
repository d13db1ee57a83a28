package io.ensemble.work;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link WorkRequest}; not thread-safe.
 */
public final class WorkRequestBuilder {

	private final String requestId;

	private final String task;

	private final String context;

	private @Nullable String from;

	private Priority priority = Priority.NORMAL;

	private @Nullable Duration deadline;

	private DeliverySpec delivery = DeliverySpec.DEFAULT;

	private @Nullable TraceContext traceContext;

	private CachePolicy cachePolicy = CachePolicy.USE_CACHED;

	private @Nullable String cacheKey;

	private @Nullable Duration maxAge;

	private int hops;

	WorkRequestBuilder(String requestId, String task, String context) {
		this.requestId = requestId;
		this.task = task;
		this.context = context;
	}

	/**
	 * Say who asks.
	 * @param from the sender's name
	 * @return this builder
	 */
	public WorkRequestBuilder from(@Nullable String from) {
		this.from = from;
		return this;
	}

	/**
	 * Say how urgent it is.
	 * @param priority the priority
	 * @return this builder
	 */
	public WorkRequestBuilder priority(Priority priority) {
		this.priority = priority;
		return this;
	}

	/**
	 * Say how long the result is of use.
	 * @param deadline counted from acceptance
	 * @return this builder
	 */
	public WorkRequestBuilder deadline(@Nullable Duration deadline) {
		this.deadline = deadline;
		return this;
	}

	/**
	 * Say how the result is delivered.
	 * @param delivery method and address
	 * @return this builder
	 */
	public WorkRequestBuilder delivery(DeliverySpec delivery) {
		this.delivery = delivery;
		return this;
	}

	/**
	 * Say which trace it belongs to.
	 * @param traceContext the trace
	 * @return this builder
	 */
	public WorkRequestBuilder traceContext(@Nullable TraceContext traceContext) {
		this.traceContext = traceContext;
		return this;
	}

	/**
	 * Say whether, under which key and up to which age a cached result will do.
	 * @param policy the policy
	 * @param key the cache key
	 * @param maxAge the highest age
	 * @return this builder
	 */
	public WorkRequestBuilder cache(CachePolicy policy, @Nullable String key, @Nullable Duration maxAge) {
		this.cachePolicy = policy;
		this.cacheKey = key;
		this.maxAge = maxAge;
		return this;
	}

	/**
	 * Say how many ensembles passed it on before.
	 * @param hops the count
	 * @return this builder
	 */
	public WorkRequestBuilder hops(int hops) {
		this.hops = hops;
		return this;
	}

	/**
	 * Build the request.
	 * @return the request
	 * @throws InvalidRequestException if a value is out of its limits
	 */
	public WorkRequest build() {
		return new WorkRequest(this.requestId, this.from, this.task, this.context, this.priority, this.deadline,
				this.delivery, this.traceContext, this.cachePolicy, this.cacheKey, this.maxAge, this.hops);
	}

}
