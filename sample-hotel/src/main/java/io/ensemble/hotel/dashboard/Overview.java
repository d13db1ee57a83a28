package io.ensemble.hotel.dashboard;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ensemble.hotel.dashboard.EnsembleClient.Answer;

import org.springframework.stereotype.Component;

/**
 * Everything that the page shows at one look. An ensemble that does not answer is shown
 * as down.
 */
@Component
class Overview {

	private static final String LATEST_WORK = "/api/work?limit=40";

	private static final String LATEST_LETTERS = "/api/dead-letters?limit=20";

	private final EnsembleClient client;

	Overview(EnsembleClient client) {
		this.client = client;
	}

	/**
	 * Ask all ensembles at once.
	 * @return how each of them is
	 */
	CompletableFuture<List<EnsembleView>> take() {
		List<CompletableFuture<EnsembleView>> views = this.client.addresses().names().stream().map(this::view).toList();
		return CompletableFuture.allOf(views.toArray(CompletableFuture[]::new))
			.thenApply((done) -> views.stream().map(CompletableFuture::join).toList());
	}

	private CompletableFuture<EnsembleView> view(String ensemble) {
		CompletableFuture<Answer> status = this.client.get(ensemble, "/api/status");
		CompletableFuture<Answer> capabilities = this.client.get(ensemble, "/api/capabilities");
		CompletableFuture<Answer> work = this.client.get(ensemble, LATEST_WORK);
		CompletableFuture<Answer> schedules = this.client.get(ensemble, "/api/schedules");
		CompletableFuture<Answer> deadLetters = this.client.get(ensemble, LATEST_LETTERS);
		return CompletableFuture.allOf(status, capabilities, work, schedules, deadLetters)
			.thenApply((done) -> status.join().isOk() ? new EnsembleView(ensemble, true, status.join().body(),
					capabilities.join().body().path("sharedTasks"), items(work), items(schedules), items(deadLetters))
					: EnsembleView.down(ensemble))
			.exceptionally((failure) -> EnsembleView.down(ensemble));
	}

	// An ensemble without some of the API is shown without what that tells.
	private static JsonNode items(CompletableFuture<Answer> answer) {
		JsonNode items = answer.join().body().path("items");
		return items.isArray() ? items : JsonNodeFactory.instance.arrayNode();
	}

	/**
	 * How one ensemble is.
	 *
	 * @param ensemble its name
	 * @param up whether it answered
	 * @param status what it says of itself
	 * @param tasks what can be asked of it
	 * @param work its latest work
	 * @param schedules what it does by itself
	 * @param deadLetters what it gave up
	 */
	record EnsembleView(String ensemble, boolean up, JsonNode status, JsonNode tasks, JsonNode work, JsonNode schedules,
			JsonNode deadLetters) {

		static EnsembleView down(String ensemble) {
			JsonNodeFactory json = JsonNodeFactory.instance;
			return new EnsembleView(ensemble, false, json.objectNode(), json.arrayNode(), json.arrayNode(),
					json.arrayNode(), json.arrayNode());
		}

	}

}
