package io.ensemble.autoconfigure.web.problem;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.UnsupportedByStoreException;
import io.ensemble.work.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts failures into the words of the API. What nobody foresaw is logged here, once, and
 * is told to the caller without its cause.
 */
public final class ApiErrors {

	private static final Logger logger = LoggerFactory.getLogger(ApiErrors.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private ApiErrors() {
	}

	/**
	 * The problem that a failure is.
	 * @param failure why a call has no answer
	 * @return what the caller is told
	 */
	public static Problem problem(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof ProblemException problem) {
			return problem.getProblem();
		}
		if (cause instanceof InvalidRequestException invalid) {
			return Problem.of(invalid);
		}
		if (cause instanceof StoreUnavailableException) {
			return unavailable();
		}
		if (cause instanceof UnsupportedByStoreException unsupported) {
			return Problem.of(ProblemType.CONFLICT, String.valueOf(unsupported.getMessage()));
		}
		if (cause instanceof IOException) {
			logger.debug("A call was cut off", cause);
			return Problem.of(ProblemType.INVALID_REQUEST, "The body could not be read to its end");
		}
		logger.error("A call failed for a reason of our own", cause);
		return Problem.of(ProblemType.INTERNAL, "The ensemble could not answer this call");
	}

	/**
	 * The store cannot be reached.
	 * @return what the caller is told
	 */
	public static Problem unavailable() {
		return Problem.of(ProblemType.STORE_UNAVAILABLE, "The store of accepted work is unavailable")
			.retryAfter(RETRY_AFTER);
	}

}
