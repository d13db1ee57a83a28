package io.ensemble.autoconfigure.web.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.work.PageParameters;
import io.ensemble.autoconfigure.web.work.WorkDescriptions;
import io.ensemble.autoconfigure.web.work.WorkLookup;
import io.ensemble.engine.deadletter.DeadLetters;
import io.ensemble.protocol.http.DeadLetterBody;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Shows the caller's dead letters, sends them on their way again and throws them away.
 */
class DeadLetterEndpoints implements ApiEndpoints {

	private static final String PATH = "/api/dead-letters";

	private final DeadLetters letters;

	private final WorkLookup lookup;

	private final WorkDescriptions descriptions;

	/**
	 * Look after letters.
	 * @param letters the letters
	 * @param lookup finds work
	 * @param descriptions describes work that goes on
	 */
	DeadLetterEndpoints(DeadLetters letters, WorkLookup lookup, WorkDescriptions descriptions) {
		this.letters = letters;
		this.lookup = lookup;
		this.descriptions = descriptions;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get(PATH, this::list), ApiEndpoint.get(PATH + "/{requestId}", this::show),
				ApiEndpoint.post(PATH + "/{requestId}/redrive", this::redrive),
				new ApiEndpoint(HttpMethod.DELETE, PATH + "/{requestId}", Access.WRITE, this::discard));
	}

	private CompletionStage<ApiAnswer> list(ApiRequest request) {
		return this.letters.list(request.caller(), PageParameters.limit(request), PageParameters.cursor(request))
			.thenApply((page) -> ApiAnswer.ok(new DeadLetterBody.Page(
					page.records().stream().map(DeadLetterBody.State::of).toList(), page.nextCursor())));
	}

	private CompletionStage<ApiAnswer> show(ApiRequest request) {
		return this.lookup.find(request)
			.thenApply((record) -> dead(request, Optional.of(record).filter(DeadLetterEndpoints::isDead)))
			.thenApply((letter) -> ApiAnswer.ok(DeadLetterBody.State.whole(letter)));
	}

	private CompletionStage<ApiAnswer> redrive(ApiRequest request) {
		return this.lookup.find(request)
			.thenCompose((record) -> this.letters.redrive(record.key()))
			.thenCompose((redriven) -> this.descriptions.now(dead(request, redriven)))
			.thenApply((state) -> ApiAnswer.of(HttpStatus.ACCEPTED, state));
	}

	private CompletionStage<ApiAnswer> discard(ApiRequest request) {
		return this.lookup.find(request)
			.thenCompose((record) -> this.letters.discard(record.key()))
			.thenApply((discarded) -> ApiAnswer.ok(DeadLetterBody.State.of(dead(request, discarded))));
	}

	private static boolean isDead(WorkRecord record) {
		return record.status() == WorkStatus.DEAD;
	}

	private static WorkRecord dead(ApiRequest request, Optional<WorkRecord> letter) {
		return letter
			.orElseThrow(() -> new ProblemException(Problem.of(ProblemType.CONFLICT, "the work is not a dead letter")
				.at(null, request.variable("requestId"))));
	}

}
