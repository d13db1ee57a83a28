package io.ensemble.hotel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.hotel.launcher.plan.Department;

/**
 * Somebody outside of the hotel who speaks HTTP.
 */
final class Guest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final FreePorts ports;

	Guest(FreePorts ports) {
		this.ports = ports;
	}

	/**
	 * Ask for work and wait for its end.
	 */
	JsonNode ask(Department department, String task, String context) {
		return askLater(department, task, context).join().body();
	}

	/**
	 * Ask for work; the answer comes when it has ended.
	 */
	CompletableFuture<Answer> askLater(Department department, String task, String context) {
		return post(department, "/api/work?wait=PT60S",
				JSON.createObjectNode().put("task", task).put("context", context).toString());
	}

	CompletableFuture<Answer> post(Department department, String path, String body) {
		return send(request(department, path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	JsonNode get(Department department, String path) {
		return send(request(department, path).build()).join().body();
	}

	HttpResponse<String> page(Department department, String path) throws IOException, InterruptedException {
		return this.client.send(request(department, path).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(Department department, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.ports.of(department) + path));
	}

	private CompletableFuture<Answer> send(HttpRequest request) {
		return this.client.sendAsync(request, BodyHandlers.ofString()).thenApply(Guest::read);
	}

	private static Answer read(HttpResponse<String> response) {
		try {
			return new Answer(response.statusCode(), JSON.readTree(response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the hotel answered.
	 *
	 * @param status the HTTP status
	 * @param body the JSON
	 */
	record Answer(int status, JsonNode body) {
	}

}
