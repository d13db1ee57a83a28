package io.ensemble.autoconfigure.web.delivery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.ensemble.autoconfigure.web.access.Access;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.work.PageParameters;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.protocol.http.DeliveryBody;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Shows the caller's results that have not arrived, sends those that were given up on
 * their way again and throws them away.
 */
class DeliveryEndpoints implements ApiEndpoints {

	private static final String PATH = "/api/deliveries";

	private final DeliveryBacklog deliveries;

	/**
	 * Look after deliveries.
	 * @param deliveries the deliveries
	 */
	DeliveryEndpoints(DeliveryBacklog deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get(PATH, this::list), ApiEndpoint.get(PATH + "/{requestId}", this::show),
				ApiEndpoint.post(PATH + "/{requestId}/redrive", this::redrive),
				new ApiEndpoint(HttpMethod.DELETE, PATH + "/{requestId}", Access.WRITE, this::discard));
	}

	private CompletionStage<ApiAnswer> list(ApiRequest request) {
		DeliveryQuery query = new DeliveryQuery(request.caller(),
				PageParameters.oneOf(request, "state", DeliveryState.class), PageParameters.limit(request),
				PageParameters.cursor(request));
		return this.deliveries.list(query)
			.thenApply((page) -> ApiAnswer.ok(new DeliveryBody.Page(
					page.deliveries().stream().map((delivery) -> describe(delivery, null)).toList(),
					page.nextCursor())));
	}

	private CompletionStage<ApiAnswer> show(ApiRequest request) {
		return find(request)
			.thenApply((delivery) -> ApiAnswer.ok(describe(delivery, WorkEnvelope.of(delivery.record().request()))));
	}

	private CompletionStage<ApiAnswer> redrive(ApiRequest request) {
		return change(request, this.deliveries::redrive)
			.thenApply((redriven) -> ApiAnswer.of(HttpStatus.ACCEPTED, redriven));
	}

	private CompletionStage<ApiAnswer> discard(ApiRequest request) {
		return change(request, this.deliveries::discard).thenApply(ApiAnswer::ok);
	}

	private CompletionStage<DeliveryBody.State> change(ApiRequest request,
			Function<WorkKey, CompletionStage<Optional<Delivery>>> action) {
		return find(request).thenCompose((delivery) -> action.apply(delivery.key()))
			.thenApply((changed) -> describe(changed.orElseThrow(
					() -> new ProblemException(Problem.of(ProblemType.CONFLICT, "the delivery was not given up")
						.at(null, request.variable("requestId")))),
					null));
	}

	private CompletionStage<Delivery> find(ApiRequest request) {
		WorkKey key = request.workKey().orElseThrow(DeliveryEndpoints::unknown);
		return this.deliveries.find(key).thenApply((found) -> found.orElseThrow(DeliveryEndpoints::unknown));
	}

	private static ProblemException unknown() {
		return new ProblemException(ProblemType.UNKNOWN_REQUEST, "no such delivery, or it arrived");
	}

	private static DeliveryBody.State describe(Delivery delivery, @Nullable WorkEnvelope request) {
		WorkRecord record = delivery.record();
		return new DeliveryBody.State(delivery.key().requestId(), record.request().task(), record.request().from(),
				record.status(), record.completedAt(), record.request().delivery().method(), delivery.state().name(),
				delivery.attempts(), delivery.lastError(), delivery.since(), delivery.dueAt(), request);
	}

}
