package io.ensemble.autoconfigure.interoperability;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Behaves as the client of AgentEnsemble 3.6 does: sends no {@code Origin}, takes a
 * greeting for the catalogue, waits for the final answer on the same socket, and passes
 * over all that it does not know.
 */
final class AgentEnsembleClient implements WebSocket.Listener, AutoCloseable {

	/** What it can read; reading anything else fails there and is forgotten. */
	private static final Set<String> KNOWN = Set.of("hello", "heartbeat", "pong", "task_accepted", "task_progress",
			"task_response", "tool_response", "capability_response", "capacity_update");

	final CompletableFuture<JsonNode> hello = new CompletableFuture<>();

	final CompletableFuture<Integer> closed = new CompletableFuture<>();

	final List<JsonNode> read = new CopyOnWriteArrayList<>();

	final List<String> unread = new CopyOnWriteArrayList<>();

	private final JsonMapper json = new JsonMapper();

	private final Map<String, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

	private final StringBuilder buffer = new StringBuilder();

	private final WebSocket socket;

	AgentEnsembleClient(int port) {
		this.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
			.join();
	}

	/**
	 * Send a request and wait for its final answer.
	 * @param requestId the id under which the answer comes
	 * @param message the request
	 * @return the answer
	 */
	JsonNode ask(String requestId, String message) {
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.pending.put(requestId, answer);
		send(message);
		return answer.orTimeout(20, TimeUnit.SECONDS).join();
	}

	void send(String message) {
		this.socket.sendText(message, true).join();
	}

	List<JsonNode> read(String type) {
		return this.read.stream().filter((message) -> message.path("type").asText().equals(type)).toList();
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.buffer.append(data);
		if (last) {
			handle(this.buffer.toString());
			this.buffer.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode);
		return null;
	}

	private void handle(String frame) {
		JsonNode message = parse(frame);
		String type = message.path("type").asText();
		if (!KNOWN.contains(type)) {
			this.unread.add(frame);
			return;
		}
		this.read.add(message);
		if (type.equals("hello")) {
			this.hello.complete(message);
		}
		if (type.equals("task_response") || type.equals("tool_response")) {
			CompletableFuture<JsonNode> answer = this.pending.remove(message.path("requestId").asText());
			if (answer != null) {
				answer.complete(message);
			}
		}
	}

	private JsonNode parse(String frame) {
		try {
			return this.json.readTree(frame);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(frame, ex);
		}
	}

	@Override
	public void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "client closing").join();
	}

}
