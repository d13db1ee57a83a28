package io.ensemble.autoconfigure.web.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.engine.execution.WorkControl;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.work.WorkRecord;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Shows one piece of work and changes it.
 */
class WorkEndpoints implements ApiEndpoints {

	private static final String PATH = "/api/work/{requestId}";

	private final HttpJson json;

	private final WorkLookup lookup;

	private final FinalStates finalStates;

	private final WaitParameter wait;

	private final WorkControl control;

	private final WorkDescriptions descriptions;

	/**
	 * Show and change work.
	 * @param json reads bodies
	 * @param lookup finds work
	 * @param finalStates waits for its end
	 * @param wait how long callers wait
	 * @param control changes it
	 * @param descriptions describes it
	 */
	WorkEndpoints(HttpJson json, WorkLookup lookup, FinalStates finalStates, WaitParameter wait, WorkControl control,
			WorkDescriptions descriptions) {
		this.json = json;
		this.lookup = lookup;
		this.finalStates = finalStates;
		this.wait = wait;
		this.control = control;
		this.descriptions = descriptions;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get(PATH, this::show),
				new ApiEndpoint(HttpMethod.PATCH, PATH, Access.WRITE, this::reprioritise),
				new ApiEndpoint(HttpMethod.DELETE, PATH, Access.WRITE, this::cancel));
	}

	private CompletionStage<ApiAnswer> show(ApiRequest request) {
		Duration patience = this.wait.of(request);
		return this.lookup.find(request)
			.thenCompose((record) -> ended(record, patience))
			.thenCompose((record) -> state(HttpStatus.OK, record));
	}

	private CompletionStage<WorkRecord> ended(WorkRecord record, Duration patience) {
		return (record.status().isFinal() || patience.isZero()) ? CompletableFuture.completedFuture(record)
				: this.finalStates.within(patience, record);
	}

	private CompletionStage<ApiAnswer> reprioritise(ApiRequest request) {
		WorkBody.PriorityChange change = this.json.read(request.body(), WorkBody.PriorityChange.class);
		return this.lookup.find(request)
			.thenCompose((record) -> this.control.reprioritise(record.key(), change.priority()))
			.thenCompose((moved) -> changed(request, HttpStatus.OK, moved, "the work is not waiting"));
	}

	private CompletionStage<ApiAnswer> cancel(ApiRequest request) {
		return this.lookup.find(request)
			.thenCompose((record) -> this.control.cancel(record.key()))
			.thenCompose((ended) -> changed(request, HttpStatus.ACCEPTED, ended, "the work has ended"));
	}

	private CompletionStage<ApiAnswer> changed(ApiRequest request, HttpStatus status, Optional<WorkRecord> record,
			String otherwise) {
		WorkRecord changed = record.orElseThrow(() -> new ProblemException(
				Problem.of(ProblemType.CONFLICT, otherwise).at(null, request.variable("requestId"))));
		return state(status, changed);
	}

	private CompletionStage<ApiAnswer> state(HttpStatus status, WorkRecord record) {
		return this.descriptions.now(record).thenApply((state) -> ApiAnswer.of(status, state));
	}

}
