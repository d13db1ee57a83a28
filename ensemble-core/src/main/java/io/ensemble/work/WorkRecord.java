package io.ensemble.work;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work at one moment: what was asked, and what became of it so far.
 *
 * @param key who asked, and under which id
 * @param request what was asked
 * @param ingress the door it came in by
 * @param status where it stands
 * @param priority its priority now; may differ from the one asked for
 * @param attempt how often it was started
 * @param submittedAt when it was accepted
 * @param startedAt when its latest attempt started; {@code null} before
 * @param completedAt when it became final; {@code null} before
 * @param result how it ended; {@code null} before
 * @param lastError why the latest attempt that asked for another one failed; {@code null}
 * if none did since the work was accepted or sent on its way again
 */
public record WorkRecord(WorkKey key, WorkRequest request, Ingress ingress, WorkStatus status, Priority priority,
		int attempt, Instant submittedAt, @Nullable Instant startedAt, @Nullable Instant completedAt,
		@Nullable WorkResult result, @Nullable String lastError) {

	/**
	 * A request that was just accepted.
	 * @param submission what was handed in
	 * @param submittedAt the time of acceptance
	 * @return the queued record
	 */
	public static WorkRecord queued(Submission submission, Instant submittedAt) {
		return new WorkRecord(submission.key(), submission.request(), submission.ingress(), WorkStatus.QUEUED,
				submission.request().priority(), 0, submittedAt, null, null, null, null);
	}

	/**
	 * A further attempt starts.
	 * @param at when
	 * @return the running record
	 */
	public WorkRecord started(Instant at) {
		return new WorkRecord(this.key, this.request, this.ingress, WorkStatus.RUNNING, this.priority, this.attempt + 1,
				this.submittedAt, notBefore(this.submittedAt, at), null, null, this.lastError);
	}

	/**
	 * The work goes back to the queue.
	 * @param attempt the attempts that count
	 * @return the queued record
	 */
	public WorkRecord requeued(int attempt) {
		return queued(attempt, this.lastError);
	}

	/**
	 * The running attempt failed; the work goes back to the queue for another one.
	 * @param error why it failed
	 * @return the queued record
	 */
	public WorkRecord retried(String error) {
		return queued(this.attempt, error);
	}

	/**
	 * A dead letter goes back to the queue as if it had never been started.
	 * @return the queued record
	 */
	public WorkRecord redriven() {
		return queued(0, null);
	}

	/**
	 * The work stops at its gate before its attempt began, which therefore does not
	 * count.
	 * @return the record that waits for a person
	 */
	public WorkRecord parked() {
		return requeued(this.attempt - 1).withStatus(WorkStatus.WAITING_REVIEW);
	}

	private WorkRecord queued(int attempt, @Nullable String error) {
		return new WorkRecord(this.key, this.request, this.ingress, WorkStatus.QUEUED, this.priority, attempt,
				this.submittedAt, null, null, null, error);
	}

	/**
	 * The work waits for a person, or goes on after one decided.
	 * @param status {@code WAITING_REVIEW} or {@code RUNNING}
	 * @return the record with that status
	 */
	public WorkRecord withStatus(WorkStatus status) {
		return new WorkRecord(this.key, this.request, this.ingress, status, this.priority, this.attempt,
				this.submittedAt, this.startedAt, null, null, this.lastError);
	}

	/**
	 * Somebody changed the priority.
	 * @param priority the new one
	 * @return the record with that priority
	 */
	public WorkRecord withPriority(Priority priority) {
		return new WorkRecord(this.key, this.request, this.ingress, this.status, priority, this.attempt,
				this.submittedAt, this.startedAt, this.completedAt, this.result, this.lastError);
	}

	/**
	 * The work ends.
	 * @param result how
	 * @param at when
	 * @return the final record
	 */
	public WorkRecord finished(WorkResult result, Instant at) {
		return new WorkRecord(this.key, this.request, this.ingress, result.status(), this.priority, this.attempt,
				this.submittedAt, this.startedAt,
				notBefore((this.startedAt != null) ? this.startedAt : this.submittedAt, at), result, this.lastError);
	}

	/**
	 * How the work ends if nobody reports a result of its last attempt.
	 * @return the result of a dead letter, naming the lost lease and the error of the
	 * latest attempt that had one
	 */
	public WorkResult lost() {
		String reason = "Given up after " + attempts() + ": the last one reported no result before its lease ended";
		return WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD,
				(this.lastError != null) ? reason + "; an earlier one failed: " + this.lastError : reason);
	}

	/**
	 * How often the work was started, in words.
	 * @return the number with its noun
	 */
	public String attempts() {
		return (this.attempt != 1) ? this.attempt + " attempts" : "1 attempt";
	}

	/**
	 * How long the latest attempt took.
	 * @return the time from start to end, zero if it never started or has not ended
	 */
	public Duration duration() {
		return (this.startedAt != null && this.completedAt != null) ? Duration.between(this.startedAt, this.completedAt)
				: Duration.ZERO;
	}

	/**
	 * When the caller's deadline passes.
	 * @return that instant, {@code null} if there is no deadline
	 */
	public @Nullable Instant expiresAt() {
		Duration deadline = this.request.deadline();
		return (deadline != null) ? this.submittedAt.plus(deadline) : null;
	}

	/**
	 * The trace of this work: the caller's, or one derived from the key and the time of
	 * acceptance, so that every process which looks at the record sees the same.
	 * @return the trace context
	 */
	public TraceContext trace() {
		TraceContext given = this.request.traceContext();
		return (given != null) ? given : TraceContext.derivedFrom(this.key + "@" + this.submittedAt);
	}

	/**
	 * Acceptance times are spread so that no two are equal, and may run ahead of the
	 * clock by as much.
	 */
	private static Instant notBefore(Instant earliest, Instant at) {
		return at.isBefore(earliest) ? earliest : at;
	}

}
