package io.ensemble.autoconfigure.interoperability;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * Answers as the server of AgentEnsemble 3.6 does: {@code task_accepted} comes after the
 * work, what is unknown is dropped without a word, a frame over 64 KiB ends the
 * connection, and a server bound to this host wants an {@code Origin}.
 */
final class AgentEnsembleServer extends TextWebSocketHandler implements AutoCloseable {

	private static final int MAX_FRAME = 64 * 1024;

	/** What is understood; everything else is logged and dropped there. */
	private static final List<String> UNDERSTOOD = List.of("ping", "task_request", "tool_request");

	final AtomicInteger connections = new AtomicInteger();

	final ConcurrentLinkedQueue<JsonNode> received = new ConcurrentLinkedQueue<>();

	private final JsonMapper json = new JsonMapper();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final ConfigurableApplicationContext context;

	private final boolean requiresOrigin;

	private final String hello;

	private AgentEnsembleServer(boolean requiresOrigin, String hello) {
		this.requiresOrigin = requiresOrigin;
		this.hello = hello;
		this.context = new SpringApplicationBuilder(Server.class)
			.properties(Map.of("server.port", "0", "spring.main.banner-mode", "off", "spring.jmx.enabled", "false"))
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(AgentEnsembleServer.class,
					() -> this, (bean) -> bean.setDestroyMethodName("")))
			.run();
	}

	/**
	 * As it is in 3.6: the greeting says nothing of what is shared.
	 */
	static AgentEnsembleServer silentOnWhatItShares() {
		return new AgentEnsembleServer(false,
				"{\"type\":\"hello\",\"snapshotTrace\":[],\"recentIterations\":[],\"addedLater\":{\"x\":1}}");
	}

	/**
	 * As its protocol allows and its later versions may do.
	 */
	static AgentEnsembleServer thatTellsWhatItShares() {
		return new AgentEnsembleServer(false, """
				{"type":"hello","ensembleId":"run-1","startedAt":"2026-03-06T09:00:00Z","sharedCapabilities":[
				{"name":"check-inventory","description":"Check stock","type":"TOOL","tags":["food"]},
				{"name":"prepare-meal","description":"Cook","type":"TASK"}]}""");
	}

	static AgentEnsembleServer boundToThisHost() {
		return new AgentEnsembleServer(true, "{\"type\":\"hello\"}");
	}

	int port() {
		return ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
	}

	long received(String type) {
		return this.received.stream().filter((message) -> message.path("type").asText().equals(type)).count();
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws IOException {
		this.connections.incrementAndGet();
		if (this.requiresOrigin && session.getHandshakeHeaders().getOrigin() == null) {
			session.close(CloseStatus.POLICY_VIOLATION.withReason("Origin not allowed"));
			return;
		}
		send(session, this.hello);
		send(session, "{\"type\":\"heartbeat\",\"serverTimeMs\":1772787600000}");
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage frame) throws IOException {
		JsonNode message = this.json.readTree(frame.getPayload());
		this.received.add(message);
		String type = message.path("type").asText();
		if (!UNDERSTOOD.contains(type)) {
			return;
		}
		if (type.equals("ping")) {
			send(session, "{\"type\":\"pong\"}");
		}
		else {
			this.executor.execute(() -> work(session, message, type.equals("task_request")));
		}
	}

	private void work(WebSocketSession session, JsonNode request, boolean task) {
		String name = request.path(task ? "task" : "tool").asText();
		String input = request.path(task ? "context" : "input").asText();
		ObjectNode response = this.json.createObjectNode()
			.put("type", task ? "task_response" : "tool_response")
			.put("requestId", request.path("requestId").asText());
		answer(response, name, input);
		if (name.equals("lost")) {
			return;
		}
		if (task && !response.path("status").asText().equals("REJECTED")) {
			send(session, "{\"type\":\"task_accepted\",\"requestId\":\"%s\",\"queuePosition\":0}"
				.formatted(request.path("requestId").asText()));
			send(session, "{\"type\":\"task_accepted\",\"requestId\":\"%s\",\"estimatedCompletion\":2700.000000000}"
				.formatted(request.path("requestId").asText()));
		}
		send(session, response.toString());
	}

	private void answer(ObjectNode response, String name, String input) {
		switch (name) {
			case "prepare-meal" -> response.put("status", "COMPLETED").put("result", input + " is served");
			case "cook-order" ->
				response.put("status", "COMPLETED").put("result", "{\"dish\":\"soup\",\"minutes\":12}");
			case "check-inventory" -> response.put("status", "COMPLETED").put("result", "3 x " + input);
			case "broken" -> response.put("status", "FAILED").put("error", "The oven is broken");
			case "draining" -> response.put("status", "REJECTED").put("error", "Ensemble is DRAINING");
			case "repeated" -> answerRepetition(response, input);
			default -> response.put("status", "FAILED").put("error", "Unknown shared capability: " + name);
		}
		response.put("durationMs", 5);
	}

	private void answerRepetition(ObjectNode response, String input) {
		long times = this.received.stream()
			.filter((message) -> message.path("requestId").equals(response.path("requestId")))
			.count();
		if (times > 1) {
			response.put("status", "COMPLETED").put("result", input + " was served before");
		}
		else {
			response.put("status", "IN_PROGRESS").put("result", "Duplicate request (in progress)");
		}
	}

	private void send(WebSocketSession session, String text) {
		synchronized (session) {
			try {
				session.sendMessage(new TextMessage(text));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
	}

	@Override
	public void close() {
		this.context.close();
		this.executor.shutdownNow();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableWebSocket
	@ImportAutoConfiguration({ ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebSocketServletAutoConfiguration.class })
	static class Server {

		@Bean
		WebSocketConfigurer endpoint(AgentEnsembleServer server) {
			return (registry) -> registry.addHandler(server, "/ws").setAllowedOriginPatterns("*");
		}

		@Bean
		ServletServerContainerFactoryBean limits() {
			ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
			limits.setMaxTextMessageBufferSize(MAX_FRAME);
			return limits;
		}

	}

}
