package io.ensemble.faults.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The HTTP API of an ensemble as a stranger sees it.
 */
public final class Answers {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "REJECTED", "CANCELLED", "EXPIRED", "DEAD");

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.build();

	private static final ObjectMapper JSON = new ObjectMapper();

	private Answers() {
	}

	/**
	 * Post JSON.
	 * @param target where to
	 * @param body the JSON
	 * @return the answer, {@code null} if there is none
	 */
	public static HttpResponse<String> post(URI target, String body) {
		return send(HttpRequest.newBuilder(target)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * Look.
	 * @param target where
	 * @return the answer, {@code null} if there is none
	 */
	public static HttpResponse<String> get(URI target) {
		return send(HttpRequest.newBuilder(target).GET());
	}

	/**
	 * Withdraw.
	 * @param target what
	 * @return the answer, {@code null} if there is none
	 */
	public static HttpResponse<String> delete(URI target) {
		return send(HttpRequest.newBuilder(target).DELETE());
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	/**
	 * Where work stands.
	 * @param worker whom to ask
	 * @param id the work
	 * @return its final state, {@code null} if it is not final, not known or not answered
	 */
	public static Outcome outcome(URI worker, String id) {
		HttpResponse<String> answer = get(worker.resolve("/api/work/" + id));
		if (answer == null || answer.statusCode() != 200) {
			return null;
		}
		try {
			JsonNode state = JSON.readTree(answer.body());
			String status = state.path("status").asText();
			return FINAL.contains(status) ? new Outcome(status, state.path("result").asText(),
					state.path("attempt").asInt(), state.path("error").asText()) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How work ended.
	 *
	 * @param status the final status
	 * @param result the output
	 * @param attempt the last attempt
	 * @param error what went wrong
	 */
	public record Outcome(String status, String result, int attempt, String error) {
	}

}
