package io.ensemble.test.model.openai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.test.model.SimulatedChatModel;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * An HTTP server on the loopback interface that speaks the chat completions protocol of
 * OpenAI, with tool calls and streams. A chat model does the thinking, the simulated one
 * for instance; replies that were laid down beforehand are used up first. As the real API
 * does, it refuses conversations that break the rules of the protocol. Thread-safe.
 */
public final class OpenAiStubServer implements AutoCloseable {

	private static final String COMPLETIONS = "/chat/completions";

	private static final int UNAUTHORIZED = 401;

	private static final int NOT_FOUND = 404;

	private final Queue<OpenAiReply> replies = new ConcurrentLinkedQueue<>();

	private final List<OpenAiRequest> requests = new CopyOnWriteArrayList<>();

	private final List<Consumer<OpenAiRequest>> listeners = new CopyOnWriteArrayList<>();

	private final ExecutorService threads;

	private final HttpServer server;

	private final OpenAiReply otherwise;

	private volatile @Nullable String key;

	private OpenAiStubServer(ChatModel model, int port) {
		this.otherwise = new ModelReply(model);
		this.threads = Executors.newCachedThreadPool(new CustomizableThreadFactory("openai-stub-"));
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			this.threads.shutdownNow();
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * Start a server that looks and then acts.
	 * @return the server, on a port that was free
	 */
	public static OpenAiStubServer start() {
		return start(SimulatedChatModel.create());
	}

	/**
	 * Start a server.
	 * @param model decides what is answered; its tools are run by the other side
	 * @return the server, on a port that was free
	 */
	public static OpenAiStubServer start(ChatModel model) {
		return start(model, 0);
	}

	/**
	 * Start a server on a port.
	 * @param model decides what is answered
	 * @param port the port; 0 for one that is free
	 * @return the server
	 * @throws UncheckedIOException if the port is taken
	 */
	public static OpenAiStubServer start(ChatModel model, int port) {
		return new OpenAiStubServer(model, port);
	}

	/**
	 * What to set {@code spring.ai.openai.base-url} to.
	 * @return the URL, without the {@code /v1} that clients add
	 */
	public String baseUrl() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Lay down the replies to the next requests.
	 * @param next the replies, the next one first; come after what was laid down before
	 * @return this server
	 */
	public OpenAiStubServer reply(OpenAiReply... next) {
		this.replies.addAll(List.of(next));
		return this;
	}

	/**
	 * Refuse all requests that come without this key, as the real API does. Until this is
	 * said any key will do, or none, as with Ollama.
	 * @param required the key
	 * @return this server
	 */
	public OpenAiStubServer requireKey(String required) {
		this.key = required;
		return this;
	}

	/**
	 * Be told of requests as they come, before they are answered.
	 * @param listener runs on the thread that answers
	 * @return this server
	 */
	public OpenAiStubServer onRequest(Consumer<OpenAiRequest> listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * What was asked.
	 * @return all chat completion requests, refused ones too, the first first
	 */
	public List<OpenAiRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Stop at once; open connections are cut.
	 */
	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange http) throws IOException {
		OpenAiExchange exchange = new OpenAiExchange(http);
		String path = http.getRequestURI().getPath();
		if (!path.endsWith(COMPLETIONS) || !http.getRequestMethod().equals("POST")) {
			OpenAiReply.error(NOT_FOUND, "unknown_url", "Unknown request URL: " + http.getRequestMethod() + " " + path)
				.send(exchange);
			return;
		}
		this.requests.add(exchange.request());
		this.listeners.forEach((listener) -> listener.accept(exchange.request()));
		answer(exchange).send(exchange);
	}

	private OpenAiReply answer(OpenAiExchange exchange) {
		if (this.key != null && !this.key.equals(exchange.request().bearer())) {
			return OpenAiReply.error(UNAUTHORIZED, "invalid_api_key",
					"Incorrect API key provided: " + exchange.request().bearer());
		}
		OpenAiReply next = this.replies.poll();
		return (next != null) ? next : this.otherwise;
	}

}
