package io.ensemble.autoconfigure.web.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkRecord;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Hands requests to the intake and puts its answers into those of the API.
 */
public class WorkSubmissions {

	private final WorkIntake intake;

	private final FinalStates finalStates;

	private final WorkDescriptions descriptions;

	private final String basePath;

	/**
	 * Submit to an intake.
	 * @param intake the intake
	 * @param finalStates waits for the end
	 * @param descriptions describes work
	 * @param basePath the base path of the API
	 */
	WorkSubmissions(WorkIntake intake, FinalStates finalStates, WorkDescriptions descriptions, String basePath) {
		this.intake = intake;
		this.finalStates = finalStates;
		this.descriptions = descriptions;
		this.basePath = basePath;
	}

	/**
	 * Submit a request and answer at once, or once it is final.
	 * @param submission the request
	 * @param wait how long to wait for the end; zero for not at all
	 * @return the answer
	 */
	CompletionStage<ApiAnswer> submit(Submission submission, Duration wait) {
		return this.intake.submit(submission).thenCompose((admission) -> answer(submission, admission, wait));
	}

	/**
	 * Submit a request of somebody who has no right to its result.
	 * @param submission the request
	 * @return the answer: accepted, now or before, or why not
	 */
	public CompletionStage<ApiAnswer> take(Submission submission) {
		return this.intake.submit(submission)
			.thenCompose((admission) -> (admission instanceof Admission.Refused refused
					&& refused.code() != ErrorCode.RESULT_EXPIRED)
							? ApiAnswer.problem(problem(submission, refused)).now()
							: taken(submission.request().requestId()).now());
	}

	/**
	 * Submit a call of a tool and wait for its end.
	 * @param submission the call
	 * @param wait how long to wait
	 * @return the record, final unless the time was over
	 * @throws ProblemException in the stage if the request is refused
	 */
	CompletionStage<WorkRecord> await(Submission submission, Duration wait) {
		return this.intake.submit(submission).thenCompose((admission) -> {
			if (admission instanceof Admission.Refused refused) {
				throw new ProblemException(problem(submission, ofTool(refused)));
			}
			return this.finalStates.within(wait, record(admission));
		});
	}

	// What the context of work is called in the body of such a call.
	private static Admission.Refused ofTool(Admission.Refused refused) {
		return "context".equals(refused.field())
				? new Admission.Refused(refused.code(), refused.message(), "input", refused.retryAfter()) : refused;
	}

	private CompletionStage<ApiAnswer> answer(Submission submission, Admission admission, Duration wait) {
		if (admission instanceof Admission.Refused refused) {
			return ApiAnswer.problem(problem(submission, refused)).now();
		}
		WorkRecord record = record(admission);
		if (!wait.isZero() && !record.status().isFinal()) {
			return this.finalStates.within(wait, record)
				.thenCompose((latest) -> latest.status().isFinal() ? state(latest) : accepted(latest));
		}
		return (admission instanceof Admission.Accepted accepted) ? accepted(
				WorkBody.Accepted.of(record.key().requestId(), accepted.position(), accepted.estimatedCompletion()))
				: state(record);
	}

	private static ApiAnswer taken(String requestId) {
		return ApiAnswer.of(HttpStatus.ACCEPTED,
				new WorkBody.Accepted(requestId, WorkBody.Accepted.ACCEPTED, null, null));
	}

	private CompletionStage<ApiAnswer> state(WorkRecord record) {
		return this.descriptions.now(record).thenApply(ApiAnswer::ok);
	}

	private CompletionStage<ApiAnswer> accepted(WorkRecord record) {
		return this.descriptions.now(record)
			.thenCompose((state) -> accepted(new WorkBody.Accepted(state.requestId(), WorkBody.Accepted.ACCEPTED,
					state.queuePosition(), state.estimatedCompletion())));
	}

	private CompletionStage<ApiAnswer> accepted(WorkBody.Accepted body) {
		return CompletableFuture.completedFuture(ApiAnswer.of(HttpStatus.ACCEPTED, body)
			.header(HttpHeaders.LOCATION, this.basePath + "/api/work/" + body.requestId()));
	}

	private static WorkRecord record(Admission admission) {
		return (admission instanceof Admission.Accepted accepted) ? accepted.record()
				: ((Admission.Known) admission).record();
	}

	private static Problem problem(Submission submission, Admission.Refused refused) {
		ProblemType type = ProblemType.of(refused.code());
		boolean aboutBody = type.status() == HttpStatus.BAD_REQUEST.value()
				|| type.status() == HttpStatus.PAYLOAD_TOO_LARGE.value();
		return Problem.of(type, detail(refused))
			.withField(aboutBody ? refused.field() : null)
			.at(null, submission.request().requestId())
			.retryAfter(refused.retryAfter());
	}

	private static String detail(Admission.Refused refused) {
		boolean aboutField = refused.field() != null && Character.isLowerCase(refused.message().charAt(0));
		return aboutField ? refused.field() + " " + refused.message() : refused.message();
	}

}
