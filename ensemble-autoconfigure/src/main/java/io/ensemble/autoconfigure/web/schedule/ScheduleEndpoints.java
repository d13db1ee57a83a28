package io.ensemble.autoconfigure.web.schedule;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.engine.intake.Admission;
import io.ensemble.protocol.http.EnsembleBody;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.schedule.ScheduleState;
import io.ensemble.schedule.Schedules;

import org.springframework.http.HttpStatus;

/**
 * Shows the schedules, lets them rest, go on, and run out of turn.
 */
class ScheduleEndpoints implements ApiEndpoints {

	private static final String PATH = "/api/schedules";

	private static final String NAME = "name";

	private final Schedules schedules;

	/**
	 * Serve schedules.
	 * @param schedules the schedules
	 */
	ScheduleEndpoints(Schedules schedules) {
		this.schedules = schedules;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get(PATH, this::list),
				ApiEndpoint.get(PATH + "/{name}", (request) -> state(this.schedules.state(request.variable(NAME)))),
				ApiEndpoint.post(PATH + "/{name}/run", this::run),
				ApiEndpoint.post(PATH + "/{name}/pause",
						(request) -> state(this.schedules.pause(request.variable(NAME)))),
				ApiEndpoint.post(PATH + "/{name}/resume",
						(request) -> state(this.schedules.resume(request.variable(NAME)))));
	}

	private CompletionStage<ApiAnswer> list(ApiRequest request) {
		return this.schedules.states()
			.thenApply((states) -> ApiAnswer
				.ok(new EnsembleBody.Schedules(states.stream().map(ScheduleEndpoints::body).toList())));
	}

	private CompletionStage<ApiAnswer> run(ApiRequest request) {
		String name = request.variable(NAME);
		return known(this.schedules.runNow(name)).thenCompose((admission) -> ran(name, admission));
	}

	// Asked only now: before the admission the state names the request of an earlier run.
	private CompletionStage<ApiAnswer> ran(String name, Admission admission) {
		if (admission instanceof Admission.Refused refused) {
			return CompletableFuture.completedFuture(ApiAnswer.problem(
					Problem.of(ProblemType.of(refused.code()), refused.message()).retryAfter(refused.retryAfter())));
		}
		return known(this.schedules.state(name)).thenApply((state) -> ApiAnswer.of(HttpStatus.ACCEPTED, body(state)));
	}

	private static CompletionStage<ApiAnswer> state(Optional<CompletionStage<ScheduleState>> state) {
		return known(state).thenApply((found) -> ApiAnswer.ok(body(found)));
	}

	private static <T> T known(Optional<T> found) {
		return found.orElseThrow(
				() -> new ProblemException(ProblemType.UNKNOWN_CAPABILITY, "This ensemble has no such schedule"));
	}

	private static EnsembleBody.Schedule body(ScheduleState state) {
		return new EnsembleBody.Schedule(state.name(), state.task(), state.paused(), state.nextTick(),
				state.lastRequestId());
	}

}
