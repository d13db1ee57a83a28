package io.ensemble.autoconfigure.web.work;

import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the work that a path names, among the caller's own: another caller's work is not
 * to be told from work that never was.
 */
public class WorkLookup {

	private final ResultStore results;

	/**
	 * Look in a store.
	 * @param results the store
	 */
	public WorkLookup(ResultStore results) {
		this.results = results;
	}

	/**
	 * Find the work of a path.
	 * @param request the call
	 * @return the work; fails with a {@link ProblemException} if there is none
	 */
	public CompletionStage<WorkRecord> find(ApiRequest request) {
		WorkKey key = key(request);
		return this.results.find(key).thenApply((found) -> present(found, key.requestId()));
	}

	/**
	 * The key of the work of a path.
	 * @param request the call
	 * @return the key
	 * @throws ProblemException if no work can have it
	 */
	WorkKey key(ApiRequest request) {
		return request.workKey().orElseThrow(WorkLookup::unknown);
	}

	/**
	 * Insist on what a store found.
	 * @param found what it found
	 * @param requestId the request that was looked for; {@code null} if it was not looked
	 * for by its id
	 * @return the work
	 * @throws ProblemException if it is not there, or not any more
	 */
	static WorkRecord present(Found found, @Nullable String requestId) {
		if (found instanceof Found.Present present) {
			return present.record();
		}
		if (found instanceof Found.Expired) {
			throw new ProblemException(
					Problem.of(ProblemType.RESULT_EXPIRED, "the result is no longer kept").at(null, requestId));
		}
		throw unknown();
	}

	/**
	 * Say that there is nothing, in the same words whatever the reason.
	 * @return to be thrown
	 */
	static ProblemException unknown() {
		return new ProblemException(ProblemType.UNKNOWN_REQUEST, "no such request");
	}

}
