package io.ensemble.test.model.openai;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import io.ensemble.work.LogText;

/**
 * A chat completion request as it came over the wire.
 *
 * @param path the path that was asked, without a query
 * @param bearer the key that was sent, empty for none
 * @param body the JSON; missing if it was none
 */
public record OpenAiRequest(String path, String bearer, JsonNode body) {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String BEARER = "Bearer ";

	private static final int MAX_LOGGED = 4000;

	static OpenAiRequest read(HttpExchange http) throws IOException {
		String header = Objects.requireNonNullElse(http.getRequestHeaders().getFirst("Authorization"), "");
		return new OpenAiRequest(http.getRequestURI().getPath(),
				header.startsWith(BEARER) ? header.substring(BEARER.length()) : "",
				parse(http.getRequestBody().readAllBytes()));
	}

	/**
	 * The model that is to answer.
	 * @return its name
	 */
	public String model() {
		return this.body.path("model").asText();
	}

	/**
	 * The conversation so far.
	 * @return the messages, as they are
	 */
	public List<JsonNode> messages() {
		return list("messages").toList();
	}

	/**
	 * The tools that the model may call.
	 * @return their names
	 */
	public List<String> toolNames() {
		return list("tools").map((tool) -> tool.path("function").path("name").asText()).toList();
	}

	/**
	 * What tools have said so far.
	 * @return the contents of the tool messages, in their order
	 */
	public List<String> toolResults() {
		return list("messages").filter((message) -> message.path("role").asText().equals("tool"))
			.map((message) -> message.path("content").asText())
			.toList();
	}

	/**
	 * Whether the answer is to come piece by piece.
	 * @return {@code true} for server-sent events
	 */
	public boolean isStream() {
		return this.body.path("stream").asBoolean();
	}

	boolean wantsUsage() {
		return this.body.path("stream_options").path("include_usage").asBoolean();
	}

	Stream<JsonNode> list(String field) {
		return StreamSupport.stream(this.body.path(field).spliterator(), false);
	}

	private static JsonNode parse(byte[] body) throws IOException {
		try {
			return JSON.readTree(body);
		}
		catch (JsonProcessingException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * The request in one line, fit for a log.
	 * @return what was asked, without the key
	 */
	@Override
	public String toString() {
		return LogText.of("POST %s model=%s messages=%d tools=%s results=%s".formatted(this.path, model(),
				messages().size(), toolNames(), toolResults()), MAX_LOGGED);
	}

}
