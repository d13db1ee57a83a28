package io.ensemble.autoconfigure.web.route;

import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;

/**
 * Answers calls of one method on one path.
 */
@FunctionalInterface
public interface ApiHandler {

	/**
	 * Answer a call. Runs on a container thread; what takes long is left to the stage.
	 * @param request the call
	 * @return the answer; a {@link ProblemException} or any other failure, thrown or in
	 * the stage, becomes a problem
	 */
	CompletionStage<? extends ApiAnswer> handle(ApiRequest request);

}
