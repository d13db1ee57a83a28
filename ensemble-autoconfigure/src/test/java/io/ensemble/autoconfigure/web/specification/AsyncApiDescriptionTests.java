package io.ensemble.autoconfigure.web.specification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.KitchenApplication;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.schema.SchemaCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = KitchenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "ensemble.web.base-path=/ensemble" })
class AsyncApiDescriptionTests {

	private static final Path GOLDEN = Path.of("../ensemble-core/src/test/resources/golden/wire");

	@LocalServerPort
	private int port;

	private JsonNode document;

	@BeforeEach
	void read() {
		this.document = ApiClient.json(new ApiClient(this.port).get("/ensemble/api/asyncapi.json"));
	}

	@Test
	void theSocketIsWhereItSays() throws Exception {
		JsonNode server = this.document.at("/servers/ensemble");
		String address = server.path("protocol").asText() + "://" + server.path("host").asText()
				+ server.path("pathname").asText() + this.document.at("/channels/socket/address").asText();
		assertThat(address).isEqualTo("ws://localhost:" + this.port + "/ensemble/ws");
		Socket socket = Socket.open(address);
		assertThat(socket.next().path("type").asText()).isEqualTo("hello");
		socket.close();
	}

	@Test
	void aMessageIsServedIfAndOnlyIfAnOperationReceivesIt() throws Exception {
		Set<String> received = types("receive");
		for (String type : allTypes()) {
			if (!type.equals("error")) {
				assertThat(isServed(type)).as(type).isEqualTo(received.contains(type));
			}
		}
	}

	@Test
	void whatIsSentIsAMessageOfAnOperationAndOfItsSchema() throws Exception {
		Set<String> sent = types("send");
		SchemaCheck schema = SchemaCheck.strict(schema());
		Set<String> seen = new TreeSet<>();
		try (RunningKitchen kitchen = RunningKitchen.start("ensemble.network.heartbeat=200ms",
				"ensemble.delivery.broadcast-claim.services=bar")) {
			Socket socket = Socket.open("ws://localhost:" + kitchen.port() + "/ws");
			askForEverything(socket);
			while (!seen.equals(sent)) {
				JsonNode message = socket.next();
				assertThat(message).as("seen %s of %s", seen, sent).isNotNull();
				assertThat(schema.errors(message)).as(message.toString()).isEmpty();
				assertThat(sent).contains(message.path("type").asText());
				seen.add(message.path("type").asText());
				if (message.path("type").asText().equals("claim_offer")) {
					String claim = "{\"type\":\"claim\",\"offerId\":\"%s\",\"by\":\"bar-0\"}"
						.formatted(message.path("offerId").asText());
					socket.send(claim);
					socket.send(claim);
				}
				if (message.path("type").asText().equals("task_progress")) {
					socket.send("{\"type\":\"task_cancel\",\"requestId\":\"duck\",\"from\":\"bar\"}");
					kitchen.client().post("/api/lifecycle/drain", "{}");
				}
			}
			socket.close();
		}
	}

	private static void askForEverything(Socket socket) {
		socket.send("{\"type\":\"ping\"}");
		socket.send("{\"type\":\"no_such_type\"}");
		socket.send("{\"type\":\"ensemble_register\",\"name\":\"bar\"}");
		socket.send("{\"type\":\"capability_query\",\"requestId\":\"q\",\"from\":\"bar\"}");
		socket.send("""
				{"type":"tool_request","requestId":"eggs","from":"bar","tool":"weigh","input":"eggs"}""");
		socket.send("""
				{"type":"task_request","requestId":"soup","from":"bar","task":"prepare-meal","context":"soup",\
				"delivery":{"method":"BROADCAST_CLAIM","address":"bar"}}""");
		socket.send("""
				{"type":"task_request","requestId":"duck","from":"bar","task":"roast","context":"duck"}""");
	}

	@Test
	void everyMessageHasItsSchemaAndEveryReferenceLeadsSomewhere() {
		this.document.at("/components/messages")
			.fields()
			.forEachRemaining((message) -> assertThat(message.getValue().at("/payload/$ref").asText())
				.isEqualTo("#/components/schemas/" + message.getKey()));
		assertThat(this.document.findValuesAsText("$ref")).isNotEmpty()
			.allSatisfy(
					(reference) -> assertThat(this.document.at(reference.substring(1)).isMissingNode()).as(reference)
						.isFalse());
		Set<String> used = types("send");
		used.addAll(types("receive"));
		assertThat(this.document.at("/channels/socket/messages").fieldNames()).toIterable()
			.containsExactlyInAnyOrderElementsOf(used);
		assertThat(this.document.path("asyncapi").asText()).isEqualTo("3.0.0");
		assertThat(this.document.at("/info/title").asText()).isEqualTo("kitchen");
	}

	@Test
	void theSchemaIsThatOfTheProtocol() {
		assertThat(schema()).isEqualTo(ProtocolSchema.MESSAGES.read());
		assertThat(this.document.at("/components/schemas").size()).isEqualTo(schema().path("$defs").size());
	}

	private JsonNode schema() {
		return ApiClient.json(new ApiClient(this.port).get("/ensemble/api/messages.schema.json"));
	}

	private Set<String> types(String action) {
		Set<String> types = new TreeSet<>();
		for (JsonNode operation : this.document.path("operations")) {
			if (operation.path("action").asText().equals(action)) {
				operation.path("messages").forEach((message) -> types.add(type(message)));
			}
			if (action.equals("send")) {
				operation.at("/reply/messages").forEach((message) -> types.add(type(message)));
			}
		}
		return types;
	}

	private static String type(JsonNode message) {
		return message.path("$ref").asText().replaceFirst(".*/", "");
	}

	private static List<String> allTypes() {
		return List.copyOf(new TreeSet<>(ProtocolSchema.MESSAGES.read()
			.path("oneOf")
			.findValuesAsText("$ref")
			.stream()
			.map((reference) -> reference.replaceFirst(".*/", ""))
			.toList()));
	}

	private boolean isServed(String type) throws Exception {
		Socket socket = Socket.open("ws://localhost:" + this.port + "/ensemble/ws");
		socket.send(golden(type));
		socket.send("{\"type\":\"capability_query\",\"requestId\":\"the-end\",\"from\":\"bar\"}");
		boolean served = true;
		JsonNode message = socket.next();
		while (message != null && !message.path("requestId").asText().equals("the-end")) {
			served &= !message.path("code").asText().equals("UNSUPPORTED");
			message = socket.next();
		}
		socket.close();
		return served;
	}

	private static String golden(String type) throws Exception {
		try (Stream<Path> files = Files.list(GOLDEN)) {
			Path file = files.filter((path) -> path.getFileName().toString().matches(type + "(-.*)?\\.json"))
				.sorted()
				.findFirst()
				.orElseThrow();
			ObjectNode message = (ObjectNode) StrictJson.tree(Files.readString(file));
			return message.toString();
		}
	}

	/**
	 * A peer that speaks JSON.
	 */
	private static final class Socket implements WebSocket.Listener {

		private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

		private final StringBuilder text = new StringBuilder();

		private WebSocket socket;

		static Socket open(String address) throws Exception {
			Socket socket = new Socket();
			socket.socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(URI.create(address), socket)
				.get(20, TimeUnit.SECONDS);
			return socket;
		}

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.received.add(StrictJson.tree(this.text.toString()));
				this.text.setLength(0);
			}
			webSocket.request(1);
			return null;
		}

		JsonNode next() throws InterruptedException {
			return this.received.poll(20, TimeUnit.SECONDS);
		}

		void send(String message) {
			this.socket.sendText(message, true).join();
		}

		void close() {
			this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
			this.socket.abort();
		}

	}

}
