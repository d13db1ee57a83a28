package io.ensemble.autoconfigure.agent.provider;

import java.time.Duration;

import io.ensemble.agent.provider.RetryAfter;

import org.springframework.ai.retry.NonTransientAiException;

/**
 * The provider of a model refused a call and said when to come again. Not transient in
 * the sense of Spring AI, which would not wait that long.
 */
public class RateLimitedException extends NonTransientAiException implements RetryAfter {

	private final Duration retryAfter;

	RateLimitedException(String message, Duration retryAfter, Throwable cause) {
		super(message, cause);
		this.retryAfter = retryAfter;
	}

	@Override
	public Duration retryAfter() {
		return this.retryAfter;
	}

}
