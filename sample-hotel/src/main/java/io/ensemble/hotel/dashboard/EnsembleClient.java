package io.ensemble.hotel.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Calls the HTTP APIs of the ensembles. Never waits longer than a reader of the page
 * would; thread-safe.
 */
class EnsembleClient {

	private static final Duration CONNECT = Duration.ofSeconds(1);

	private static final Duration ANSWER = Duration.ofSeconds(3);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(CONNECT)
		.build();

	private final EnsembleAddresses addresses;

	private final @Nullable String secret;

	private final ObjectMapper json;

	EnsembleClient(EnsembleAddresses addresses, @Nullable String secret, ObjectMapper json) {
		this.addresses = addresses;
		this.secret = secret;
		this.json = json;
	}

	EnsembleAddresses addresses() {
		return this.addresses;
	}

	/**
	 * Read something.
	 * @param ensemble who is asked
	 * @param path what is asked for
	 * @return the answer; fails if there is none in time
	 */
	CompletableFuture<Answer> get(String ensemble, String path) {
		return send(request(ensemble, path).GET().build());
	}

	/**
	 * Ask for something.
	 * @param ensemble who is asked
	 * @param path what is asked for
	 * @param body the JSON that goes along
	 * @return the answer; fails if there is none in time
	 */
	CompletableFuture<Answer> post(String ensemble, String path, byte[] body) {
		return send(request(ensemble, path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(body))
			.build());
	}

	/**
	 * Ask for something to be removed.
	 * @param ensemble who is asked
	 * @param path what is to be removed
	 * @return the answer; fails if there is none in time
	 */
	CompletableFuture<Answer> delete(String ensemble, String path) {
		return send(request(ensemble, path).DELETE().build());
	}

	/**
	 * An answer's body for want of an answer.
	 * @return an empty JSON object
	 */
	ObjectNode nothing() {
		return this.json.createObjectNode();
	}

	private HttpRequest.Builder request(String ensemble, String path) {
		String base = this.addresses.find(ensemble).orElseThrow(() -> new UnknownEnsembleException(ensemble));
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
		return StringUtils.hasText(this.secret) ? request.header("Authorization", "Bearer " + this.secret) : request;
	}

	private CompletableFuture<Answer> send(HttpRequest request) {
		return this.client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(this::read);
	}

	private Answer read(HttpResponse<byte[]> response) {
		try {
			return new Answer(response.statusCode(), this.json.readTree(response.body()));
		}
		catch (IOException ex) {
			return new Answer(response.statusCode(), nothing());
		}
	}

	/**
	 * What an ensemble answered.
	 *
	 * @param status the HTTP status
	 * @param body the JSON, an empty object if it was none
	 */
	record Answer(int status, JsonNode body) {

		boolean isOk() {
			return this.status == 200;
		}

	}

}
