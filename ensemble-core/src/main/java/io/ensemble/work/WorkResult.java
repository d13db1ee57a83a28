package io.ensemble.work;

import java.util.List;

import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of work ended.
 *
 * @param status a final status
 * @param output the result; partial if the work did not complete, {@code null} if there
 * is none
 * @param error what went wrong, in words; {@code null} if nothing did. Of completed work:
 * why its output is not all that was asked for
 * @param code what went wrong, for programs; {@code null} if nothing did
 * @param tokens model tokens used; {@code null} if no model took part
 * @param delegations steps that were handed to other ensembles
 */
public record WorkResult(WorkStatus status, @Nullable String output, @Nullable String error, @Nullable ErrorCode code,
		@Nullable TokenUsage tokens, List<Delegation> delegations) {

	public WorkResult {
		if (!status.isFinal()) {
			throw new IllegalArgumentException(status + " is not final");
		}
		delegations = List.copyOf(delegations);
	}

	/**
	 * Work that was done.
	 * @param output its result
	 * @return the result
	 */
	public static WorkResult completed(String output) {
		return new WorkResult(WorkStatus.COMPLETED, output, null, null, null, List.of());
	}

	/**
	 * Work that its handler could not do.
	 * @param error the handler's message
	 * @return the result
	 */
	public static WorkResult failed(String error) {
		return ended(WorkStatus.FAILED, ErrorCode.TASK_FAILED, error);
	}

	/**
	 * Work that was not done in time.
	 * @return the result
	 */
	public static WorkResult expired() {
		return ended(WorkStatus.EXPIRED, ErrorCode.EXPIRED, "The deadline passed before the work was done");
	}

	/**
	 * Work that ended without being done.
	 * @param status the final status
	 * @param code why, for programs
	 * @param error why, in words
	 * @return the result
	 */
	public static WorkResult ended(WorkStatus status, ErrorCode code, String error) {
		return new WorkResult(status, null, error, code, null, List.of());
	}

	/**
	 * The same end, with what the work did on its way.
	 * @param tokens model tokens used
	 * @param delegations steps handed to others
	 * @return a copy
	 */
	public WorkResult with(@Nullable TokenUsage tokens, List<Delegation> delegations) {
		return new WorkResult(this.status, this.output, this.error, this.code, tokens, delegations);
	}

	/**
	 * The same end with what the work had produced until then.
	 * @param output the partial output
	 * @return a copy
	 */
	public WorkResult withOutput(@Nullable String output) {
		return new WorkResult(this.status, output, this.error, this.code, this.tokens, this.delegations);
	}

	/**
	 * The same end with a reason why the output of completed work is not all that was
	 * asked for.
	 * @param caveat the reason; {@code null} if there is none
	 * @return a copy
	 */
	public WorkResult withCaveat(@Nullable String caveat) {
		boolean applies = this.status == WorkStatus.COMPLETED && caveat != null;
		return applies ? new WorkResult(this.status, this.output, caveat, this.code, this.tokens, this.delegations)
				: this;
	}

}
