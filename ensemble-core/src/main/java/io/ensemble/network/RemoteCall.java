package io.ensemble.network;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkProgress;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.RetryConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;

/**
 * A call of another ensemble in the making. What is not said here is as configured for
 * that ensemble. Immutable: each step gives a new one, so that a half-made call can be
 * kept and used again.
 */
public final class RemoteCall {

	private final CallRunner runner;

	private final RemoteTarget target;

	private final CallOptions options;

	/**
	 * Start with everything as configured.
	 * @param runner makes the call
	 * @param target what is asked for
	 */
	public RemoteCall(CallRunner runner, RemoteTarget target) {
		this(runner, target, CallOptions.DEFAULT);
	}

	private RemoteCall(CallRunner runner, RemoteTarget target, CallOptions options) {
		this.runner = runner;
		this.target = target;
		this.options = options;
	}

	/**
	 * Ask and wait. Only where a thread may block, as handlers may.
	 * @param input text, or an object that is sent as JSON
	 * @return the result
	 * @throws RemoteCallException if there is none
	 */
	public String call(Object input) {
		return call(input, String.class);
	}

	/**
	 * Ask and wait for a structured result.
	 * @param <T> the type
	 * @param input text, or an object that is sent as JSON
	 * @param type what the result is read as
	 * @return the result
	 * @throws RemoteCallException if there is none
	 */
	public <T> T call(Object input, Class<T> type) {
		return call(input, ParameterizedTypeReference.forType(type));
	}

	/**
	 * Ask and wait for a structured result whose type has parameters, such as a list.
	 * @param <T> the type
	 * @param input text, or an object that is sent as JSON
	 * @param type what the result is read as
	 * @return the result
	 * @throws RemoteCallException if there is none
	 */
	public <T> T call(Object input, ParameterizedTypeReference<T> type) {
		return this.runner.call(this.target, input, this.options, type);
	}

	/**
	 * Ask and go on.
	 * @param input text, or an object that is sent as JSON
	 * @return the call under way
	 */
	public RemoteWork<String> submit(Object input) {
		return this.runner.start(this.target, input, this.options);
	}

	/**
	 * Ask for a structured result and go on.
	 * @param <T> the type
	 * @param input text, or an object that is sent as JSON
	 * @param type what the result is read as
	 * @return the call under way
	 */
	public <T> RemoteWork<T> submit(Object input, Class<T> type) {
		return submit(input, ParameterizedTypeReference.forType(type));
	}

	/**
	 * Ask for a structured result whose type has parameters, such as a list, and go on.
	 * @param <T> the type
	 * @param input text, or an object that is sent as JSON
	 * @param type what the result is read as
	 * @return the call under way
	 */
	public <T> RemoteWork<T> submit(Object input, ParameterizedTypeReference<T> type) {
		return this.runner.read(this.target, submit(input), type);
	}

	/**
	 * Ask under an id of one's own: asking twice with one id does the work once.
	 * @param requestId the id
	 * @return the next step
	 */
	public RemoteCall requestId(String requestId) {
		CallOptions o = this.options;
		return with(new CallOptions(requestId, o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say how urgent it is.
	 * @param priority the priority
	 * @return the next step
	 */
	public RemoteCall priority(Priority priority) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), priority, o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say how long the result is of use.
	 * @param deadline counted from now
	 * @return the next step
	 */
	public RemoteCall deadline(Duration deadline) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), deadline, o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say what to do when the deadline passes.
	 * @param onDeadline the choice
	 * @return the next step
	 */
	public RemoteCall onDeadline(OnDeadline onDeadline) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), onDeadline, o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say how long to wait for the result.
	 * @param timeout counted from now, over all repetitions
	 * @return the next step
	 */
	public RemoteCall timeout(Duration timeout) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), timeout,
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say how long to wait for a connection.
	 * @param connectTimeout per attempt
	 * @return the next step
	 */
	public RemoteCall connectTimeout(Duration connectTimeout) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				connectTimeout, o.retry(), o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Say how to repeat it. Only failures that may pass are repeated, whatever the
	 * configuration says, always with the same id.
	 * @param retry attempts and pauses
	 * @return the next step
	 */
	public RemoteCall retry(RetryConfig retry) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), retry, o.circuitBreaker(), o.onFailure(), o.onProgress()));
	}

	/**
	 * Guard it with a circuit breaker of one's own.
	 * @param circuitBreaker the breaker
	 * @return the next step
	 */
	public RemoteCall circuitBreaker(CircuitBreaker circuitBreaker) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), circuitBreaker, o.onFailure(), o.onProgress()));
	}

	/**
	 * Give a result instead of a failure.
	 * @param onFailure makes it, or throws; may block
	 * @return the next step
	 */
	public RemoteCall onFailure(@Nullable Function<RemoteCallException, String> onFailure) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), onFailure, o.onProgress()));
	}

	/**
	 * Be told how far the work is; reports may be skipped, never repeated out of order.
	 * @param onProgress must not block; what it throws is logged
	 * @return the next step
	 */
	public RemoteCall onProgress(Consumer<WorkProgress> onProgress) {
		CallOptions o = this.options;
		return with(new CallOptions(o.requestId(), o.priority(), o.deadline(), o.onDeadline(), o.timeout(),
				o.connectTimeout(), o.retry(), o.circuitBreaker(), o.onFailure(), onProgress));
	}

	private RemoteCall with(CallOptions options) {
		return new RemoteCall(this.runner, this.target, options);
	}

}
