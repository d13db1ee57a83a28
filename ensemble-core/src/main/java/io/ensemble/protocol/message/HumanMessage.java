package io.ensemble.protocol.message;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ensemble.work.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * What people tell an ensemble, and what it asks and tells them.
 */
public sealed interface HumanMessage extends Message {

	/**
	 * A standing order to an ensemble: words for its agents, or a control action.
	 *
	 * @param to the ensemble
	 * @param from who orders it
	 * @param content the words; {@code null} for a control action
	 * @param action the control action; {@code null} for words
	 * @param value the action's value
	 * @param ttl how long it holds; {@code null} for ever
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("directive")
	record Directive(@Nullable String to, @Nullable String from, @Nullable String content, @Nullable String action,
			@Nullable String value, @Nullable Duration ttl,
			@Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * Answers a {@link Directive}.
	 *
	 * @param directiveId the id it was given; {@code null} if it was refused
	 * @param status {@code accepted} or {@code REJECTED}
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("directive_ack")
	@JsonInclude
	record DirectiveAck(@Nullable String directiveId, String status,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * A directive is in force.
	 *
	 * @param directiveId its id
	 * @param from who ordered it
	 * @param content the words
	 * @param action the control action
	 * @param value the action's value
	 * @param expiresAt until when; {@code null} for ever
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("directive_active")
	record DirectiveActive(String directiveId, @Nullable String from, @Nullable String content, @Nullable String action,
			@Nullable String value, @Nullable Instant expiresAt,
			@Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * Work waits for a person.
	 *
	 * @param reviewId the review
	 * @param taskDescription what the work is
	 * @param taskOutput what it produced so far
	 * @param timing {@code BEFORE_EXECUTION}, {@code DURING_EXECUTION} or
	 * {@code AFTER_EXECUTION}
	 * @param prompt what the person is asked
	 * @param timeoutMs how long it waits; 0 for ever
	 * @param onTimeout {@code CONTINUE}, {@code EXIT_EARLY} or {@code FAIL}
	 * @param requiredRole the role the person must have
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("review_requested")
	record ReviewRequested(String reviewId, @Nullable String taskDescription, @Nullable String taskOutput,
			@Nullable String timing, @Nullable String prompt, long timeoutMs, @Nullable String onTimeout,
			@Nullable String requiredRole, @Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * A person decided.
	 *
	 * @param reviewId the review
	 * @param decision {@code CONTINUE}, {@code APPROVE} or {@code EDIT} in any case;
	 * anything else ends the work
	 * @param revisedOutput what the person put in place of the output
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("review_decision")
	record ReviewDecision(String reviewId, String decision, @Nullable String revisedOutput,
			@Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * No person decided in time.
	 *
	 * @param reviewId the review
	 * @param action what happens instead
	 * @param traceContext the request's trace
	 */
	@JsonTypeName("review_timed_out")
	@JsonInclude
	record ReviewTimedOut(String reviewId, @Nullable String action,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * An alert for people.
	 *
	 * @param notificationId its id
	 * @param from who raises it
	 * @param severity how bad it is
	 * @param message in words
	 * @param targetRole who should see it; {@code null} for everybody
	 * @param traceContext the trace, if any
	 */
	@JsonTypeName("notification")
	record Notification(String notificationId, @Nullable String from, Severity severity, String message,
			@Nullable String targetRole, @Nullable TraceContext traceContext) implements HumanMessage {
	}

	/**
	 * How bad it is.
	 */
	enum Severity {

		/** Good to know. */
		INFO,

		/** Look at it soon. */
		WARNING,

		/** Look at it now. */
		CRITICAL

	}

}
