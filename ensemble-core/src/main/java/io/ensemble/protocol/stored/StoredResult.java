package io.ensemble.protocol.stored;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * A result as it is kept.
 *
 * @param status the final status
 * @param output what the work produced
 * @param error what went wrong
 * @param code the same for programs
 * @param tokens model tokens used
 * @param delegations steps handed to others; left out if there are none
 */
record StoredResult(@Nullable WorkStatus status, @Nullable String output, @Nullable String error,
		@Nullable ErrorCode code, @Nullable TokenUsage tokens,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Delegation> delegations) {

	static StoredResult of(WorkResult result) {
		return new StoredResult(result.status(), result.output(), result.error(), result.code(), result.tokens(),
				result.delegations());
	}

	WorkResult toResult() {
		if (this.status == null || !this.status.isFinal()) {
			throw new InvalidRequestException("status", "must be a final one");
		}
		return new WorkResult(this.status, this.output, this.error, this.code, this.tokens,
				(this.delegations != null) ? this.delegations : List.of());
	}

}
