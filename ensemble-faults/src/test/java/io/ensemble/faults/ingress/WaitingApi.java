package io.ensemble.faults.ingress;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP API for those who wait until work has ended, without a thread for each.
 */
final class WaitingApi {

	private static final int OK = 200;

	private static final int UNKNOWN = 404;

	private static final String WAIT = "?wait=PT2M";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Executor SOON = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI worker;

	WaitingApi(URI worker) {
		this.worker = worker;
	}

	CompletableFuture<String> post(String body) {
		return send(HttpRequest.newBuilder(this.worker.resolve("/api/work" + WAIT))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))).thenApply(EndedWork::output);
	}

	/**
	 * Ask for work that somebody else hands in.
	 * @param id its id
	 * @return completes with its output, when it is known and has ended
	 */
	CompletableFuture<String> get(String id) {
		return send(HttpRequest.newBuilder(this.worker.resolve("/api/work/" + id + WAIT)).GET())
			.thenCompose((answer) -> (answer.statusCode() != UNKNOWN)
					? CompletableFuture.completedFuture(EndedWork.output(answer))
					: CompletableFuture.supplyAsync(() -> get(id), SOON).thenCompose((again) -> again));
	}

	private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
		return this.client.sendAsync(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
	}

}
