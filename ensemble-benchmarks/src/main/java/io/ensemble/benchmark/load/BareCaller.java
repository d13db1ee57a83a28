package io.ensemble.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * The floor: JSON with an id over the container's own WebSocket, and nothing else.
 */
public final class BareCaller implements Caller {

	private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

	private final Session session;

	/**
	 * Connect.
	 * @param port where the bare endpoint is served
	 * @throws IOException if it is not
	 * @throws DeploymentException if it is not
	 */
	public BareCaller(int port) throws IOException, DeploymentException {
		this.session = ContainerProvider.getWebSocketContainer()
			.connectToServer(new Receiver(), ClientEndpointConfig.Builder.create().build(),
					URI.create("ws://127.0.0.1:" + port + "/bare"));
	}

	@Override
	public CompletableFuture<String> ask(String mark) {
		CompletableFuture<String> answer = new CompletableFuture<>();
		this.waiting.put(mark, answer);
		String json = Envelope.of(mark).json();
		synchronized (this.session) {
			try {
				this.session.getBasicRemote().sendText(json);
			}
			catch (IOException ex) {
				answer.completeExceptionally(ex);
			}
		}
		return answer;
	}

	@Override
	public void close() {
		try {
			this.session.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Hands answers to those who wait.
	 */
	private final class Receiver extends Endpoint {

		@Override
		public void onOpen(Session opened, EndpointConfig config) {
			opened.addMessageHandler(String.class, (json) -> {
				String mark = Envelope.parse(json).requestId();
				CompletableFuture<String> answer = BareCaller.this.waiting.remove(mark);
				if (answer != null) {
					answer.complete(mark);
				}
			});
		}

	}

}
