package io.ensemble.hotel.dashboard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.dashboard.EnsembleClient.Answer;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Follows a request through the ensembles that took part in it.
 */
@Component
class Chain {

	private static final int MAX_DEPTH = 8;

	private final EnsembleClient client;

	Chain(EnsembleClient client) {
		this.client = client;
	}

	/**
	 * Follow a request.
	 * @param ensemble who has it
	 * @param requestId its id
	 * @return the request with all steps below it
	 */
	CompletableFuture<Step> follow(String ensemble, String requestId) {
		return follow(ensemble, requestId, null, MAX_DEPTH);
	}

	private CompletableFuture<Step> follow(String ensemble, String requestId, @Nullable JsonNode noted, int depth) {
		if (!Limits.isId(requestId) || this.client.addresses().find(ensemble).isEmpty()) {
			return CompletableFuture.completedFuture(new Step(ensemble, requestId, noted, List.of()));
		}
		return this.client.get(ensemble, "/api/work/" + requestId)
			.exceptionally((failure) -> new Answer(0, this.client.nothing()))
			.thenCompose((answer) -> answer.isOk() ? below(ensemble, requestId, answer.body(), depth)
					: CompletableFuture.completedFuture(new Step(ensemble, requestId, noted, List.of())));
	}

	private CompletableFuture<Step> below(String ensemble, String requestId, JsonNode work, int depth) {
		List<CompletableFuture<Step>> steps = (depth > 0) ? StreamSupport
			.stream(work.path("delegations").spliterator(), false)
			.map((child) -> follow(child.path("ensemble").asText(), child.path("requestId").asText(), child, depth - 1))
			.toList() : List.of();
		return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))
			.thenApply((done) -> new Step(ensemble, requestId, work,
					steps.stream().map(CompletableFuture::join).toList()));
	}

	/**
	 * One request of a chain.
	 *
	 * @param ensemble who has it
	 * @param requestId its id
	 * @param work what is known of it, {@code null} if nothing is
	 * @param steps what it handed to others
	 */
	record Step(String ensemble, String requestId, @Nullable JsonNode work, List<Step> steps) {
	}

}
