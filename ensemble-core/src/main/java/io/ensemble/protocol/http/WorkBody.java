package io.ensemble.protocol.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /api/work} says and is told. Every field is always there, {@code null} when
 * unknown.
 */
public sealed interface WorkBody extends HttpBody {

	/**
	 * The answer to a request that was taken in and has not ended.
	 *
	 * @param requestId its id
	 * @param status always {@link #ACCEPTED}
	 * @param queuePosition 1 = next, 0 = running; {@code null} if it is not known
	 * @param estimatedCompletion from now
	 */
	@JsonInclude
	record Accepted(String requestId, String status, @Nullable Long queuePosition,
			@Nullable Duration estimatedCompletion) implements WorkBody {

		/** The only status of this body. */
		public static final String ACCEPTED = "ACCEPTED";

		/**
		 * Say that a request was taken in.
		 * @param requestId its id
		 * @param queuePosition 1 = next, 0 = not known
		 * @param estimatedCompletion from now
		 * @return the body
		 */
		public static Accepted of(String requestId, long queuePosition, Duration estimatedCompletion) {
			return new Accepted(requestId, ACCEPTED, (queuePosition > 0) ? queuePosition : null, estimatedCompletion);
		}

	}

	/**
	 * Where a piece of work stands.
	 *
	 * @param requestId its id
	 * @param task the task or tool
	 * @param from who asked, as told by the caller
	 * @param status where it stands
	 * @param priority its priority now
	 * @param queuePosition 1 = next, 0 = running; {@code null} otherwise
	 * @param estimatedCompletion from now; {@code null} unless queued or running
	 * @param submittedAt when it was accepted
	 * @param startedAt when its latest attempt started
	 * @param completedAt when it ended
	 * @param attempt how often it was started
	 * @param result its result, partial unless completed
	 * @param error what went wrong, in words
	 * @param code what went wrong, for programs, as in problem types
	 * @param durationMs how long its latest attempt took; {@code null} until it ended
	 * @param tokens model tokens; {@code null} if no model took part
	 * @param traceId the trace it belongs to
	 * @param parentTraceId the trace its caller sent; {@code null} if it sent none
	 * @param delegations steps that were handed to other ensembles
	 * @param progress what the work told; only in an event that tells of progress
	 */
	@JsonInclude
	record State(String requestId, String task, @Nullable String from, WorkStatus status, Priority priority,
			@Nullable Long queuePosition, @Nullable Duration estimatedCompletion, Instant submittedAt,
			@Nullable Instant startedAt, @Nullable Instant completedAt, int attempt, @Nullable String result,
			@Nullable String error, @Nullable String code, @Nullable Long durationMs, @Nullable Tokens tokens,
			String traceId, @Nullable String parentTraceId, List<Delegation> delegations,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WorkProgress progress) implements WorkBody {

		public State {
			delegations = List.copyOf(delegations);
		}

		/**
		 * Describe a piece of work.
		 * @param work the work
		 * @param position its place in the queue, looked at while it is queued
		 * @param estimatedCompletion from now, looked at while it is queued or running
		 * @return the body
		 */
		public static State of(WorkRecord work, @Nullable Long position, @Nullable Duration estimatedCompletion) {
			WorkResult result = work.result();
			boolean open = work.status() == WorkStatus.QUEUED || work.status() == WorkStatus.RUNNING;
			TraceContext given = work.request().traceContext();
			return new State(work.request().requestId(), work.request().task(), work.request().from(), work.status(),
					work.priority(), position(work.status(), position), open ? estimatedCompletion : null,
					work.submittedAt(), work.startedAt(), work.completedAt(), work.attempt(),
					(result != null) ? result.output() : null, (result != null) ? result.error() : null, code(result),
					(result != null) ? work.duration().toMillis() : null,
					(result != null) ? Tokens.of(result.tokens()) : null, work.trace().traceId(),
					(given != null) ? given.traceId() : null, (result != null) ? result.delegations() : List.of(),
					null);
		}

		/**
		 * Add the steps of work that has not ended.
		 * @param delegations steps that were handed to other ensembles so far
		 * @return a copy
		 */
		public State withDelegations(List<Delegation> delegations) {
			return with(delegations, this.progress);
		}

		/**
		 * Add what running work told.
		 * @param progress what it told
		 * @return a copy
		 */
		public State withProgress(WorkProgress progress) {
			return with(this.delegations, progress);
		}

		private State with(List<Delegation> delegations, @Nullable WorkProgress progress) {
			return new State(this.requestId, this.task, this.from, this.status, this.priority, this.queuePosition,
					this.estimatedCompletion, this.submittedAt, this.startedAt, this.completedAt, this.attempt,
					this.result, this.error, this.code, this.durationMs, this.tokens, this.traceId, this.parentTraceId,
					delegations, progress);
		}

		private static @Nullable String code(@Nullable WorkResult result) {
			ErrorCode code = (result != null) ? result.code() : null;
			return (code != null) ? code.dashed() : null;
		}

		private static @Nullable Long position(WorkStatus status, @Nullable Long position) {
			return switch (status) {
				case QUEUED -> position;
				case RUNNING -> 0L;
				default -> null;
			};
		}

	}

	/**
	 * Model tokens.
	 *
	 * @param input prompt tokens
	 * @param output completion tokens
	 * @param total both together
	 */
	record Tokens(long input, long output, long total) {

		static @Nullable Tokens of(@Nullable TokenUsage usage) {
			return (usage != null) ? new Tokens(usage.input(), usage.output(), usage.total()) : null;
		}

	}

	/**
	 * A page of work, newest first.
	 *
	 * @param items the work
	 * @param nextCursor where the next page begins; {@code null} on the last one
	 */
	@JsonInclude
	record Page(List<State> items, @Nullable String nextCursor) implements WorkBody {

		public Page {
			items = List.copyOf(items);
		}

	}

	/**
	 * Asks for another priority.
	 *
	 * @param priority the new one
	 */
	record PriorityChange(Priority priority) implements WorkBody {
	}

}
