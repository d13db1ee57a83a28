package io.ensemble.autoconfigure.web.work;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.engine.delivery.StoredResults;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkStatus;

/**
 * Lists the caller's work, and shows what was stored under an address.
 */
class ListEndpoints implements ApiEndpoints {

	private final ResultStore results;

	private final StoredResults stored;

	private final WorkDescriptions descriptions;

	/**
	 * Look into a store.
	 * @param results the store
	 * @param descriptions describes work
	 */
	ListEndpoints(ResultStore results, WorkDescriptions descriptions) {
		this.results = results;
		this.stored = new StoredResults(results);
		this.descriptions = descriptions;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get("/api/work", this::list),
				ApiEndpoint.get("/api/results/{*address}", this::stored));
	}

	private CompletionStage<ApiAnswer> list(ApiRequest request) {
		WorkQuery query = new WorkQuery(request.caller(), PageParameters.oneOf(request, "status", WorkStatus.class),
				request.param("task").orElse(null), request.param("from").orElse(null), PageParameters.limit(request),
				PageParameters.cursor(request));
		return this.results.list(query)
			.thenCompose((page) -> this.descriptions.all(page.records())
				.thenApply((items) -> ApiAnswer.ok(new WorkBody.Page(items, page.nextCursor()))));
	}

	private CompletionStage<ApiAnswer> stored(ApiRequest request) {
		String address = request.variable("address").substring(1);
		if (address.isEmpty() || address.length() > DeliverySpec.MAX_ADDRESS_LENGTH) {
			throw WorkLookup.unknown();
		}
		return this.stored.at(request.caller(), address)
			.thenApply((found) -> WorkLookup.present(found, null))
			.thenCompose(this.descriptions::now)
			.thenApply(ApiAnswer::ok);
	}

}
