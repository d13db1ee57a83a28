package io.ensemble.faults.ingress;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.faults.submit.Submitter;

/**
 * Hands work in over a WebSocket, as a peer does, each id once.
 */
public final class WebSocketIngressClient implements IngressClient {

	private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

	private final WebSocket socket;

	private CompletableFuture<WebSocket> sent;

	public WebSocketIngressClient(URI worker) {
		this.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create("ws://" + worker.getAuthority() + "/ws"), new Frames())
			.join();
		this.sent = CompletableFuture.completedFuture(this.socket);
	}

	@Override
	public CompletableFuture<String> ask(String id) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.waiting.put(id, answer);
		ObjectNode request = (ObjectNode) EndedWork.read(Submitter.body(id, "ok"));
		send(request.put("type", "task_request").put("from", "stranger").toString());
		return answer;
	}

	// The client takes a text only when the one before is gone.
	private synchronized void send(String text) {
		this.sent = this.sent.thenCompose((free) -> free.sendText(text, true));
	}

	private void received(JsonNode message) {
		if (message.path("type").asText().equals("task_response")) {
			CompletableFuture.completedFuture(message).thenApply(EndedWork::output).whenComplete((output, failure) -> {
				CompletableFuture<String> answer = this.waiting.remove(message.path("requestId").asText());
				if (failure != null) {
					answer.completeExceptionally(failure);
				}
				else {
					answer.complete(output);
				}
			});
		}
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	/**
	 * Puts messages together out of their parts.
	 */
	private final class Frames implements WebSocket.Listener {

		private final StringBuilder part = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.part.append(data);
			if (last) {
				received(EndedWork.read(this.part.toString()));
				this.part.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

	}

}
