package io.ensemble.hotel.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.dashboard.Chain.Step;
import io.ensemble.hotel.dashboard.EnsembleClient.Answer;
import io.ensemble.hotel.dashboard.Overview.EnsembleView;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * The data behind the page. The page asks here and not the ensembles themselves, so that
 * it needs no more than its own origin and no credentials in the browser.
 */
@RestController
@RequestMapping("/dashboard/data")
class DashboardController {

	private final EnsembleClient client;

	private final Overview overview;

	private final Chain chain;

	DashboardController(EnsembleClient client, Overview overview, Chain chain) {
		this.client = client;
		this.overview = overview;
		this.chain = chain;
	}

	@GetMapping("/ensembles")
	CompletableFuture<ResponseEntity<List<EnsembleView>>> ensembles() {
		return this.overview.take().thenApply(DashboardController::fresh);
	}

	@GetMapping("/ensembles/{ensemble}/work/{requestId}")
	CompletableFuture<ResponseEntity<Step>> work(@PathVariable String ensemble, @PathVariable String requestId) {
		return this.chain.follow(ensemble, requestId).thenApply(DashboardController::fresh);
	}

	@PostMapping(path = "/ensembles/{ensemble}/work", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<JsonNode>> submit(@PathVariable String ensemble, @RequestBody byte[] request) {
		return relay(ensemble, "/api/work", request);
	}

	@PostMapping("/ensembles/{ensemble}/schedules/{name}/{action:run|pause|resume}")
	CompletableFuture<ResponseEntity<JsonNode>> schedule(@PathVariable String ensemble, @PathVariable String name,
			@PathVariable String action) {
		return relay(ensemble, "/api/schedules/%s/%s".formatted(encoded(name), action), new byte[0]);
	}

	@PostMapping("/ensembles/{ensemble}/dead-letters/{requestId}/redrive")
	CompletableFuture<ResponseEntity<JsonNode>> redrive(@PathVariable String ensemble, @PathVariable String requestId) {
		return relay(ensemble, "/api/dead-letters/%s/redrive".formatted(encoded(requestId)), new byte[0]);
	}

	@PostMapping("/ensembles/{ensemble}/dead-letters/{requestId}/discard")
	CompletableFuture<ResponseEntity<JsonNode>> discard(@PathVariable String ensemble, @PathVariable String requestId) {
		return back(ensemble, this.client.delete(ensemble, "/api/dead-letters/" + encoded(requestId)));
	}

	private static String encoded(String name) {
		return UriUtils.encode(name, StandardCharsets.UTF_8);
	}

	private CompletableFuture<ResponseEntity<JsonNode>> relay(String ensemble, String path, byte[] body) {
		return back(ensemble, this.client.post(ensemble, path, body));
	}

	private CompletableFuture<ResponseEntity<JsonNode>> back(String ensemble, CompletableFuture<Answer> answer) {
		return answer
			.exceptionally((failure) -> new Answer(HttpStatus.BAD_GATEWAY.value(),
					this.client.nothing().put("detail", ensemble + " does not answer")))
			.thenApply((given) -> ResponseEntity.status(given.status()).body(given.body()));
	}

	private static <T> ResponseEntity<T> fresh(T body) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
	}

}
