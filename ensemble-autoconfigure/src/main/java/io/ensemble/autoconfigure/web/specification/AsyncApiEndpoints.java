package io.ensemble.autoconfigure.web.specification;

import java.util.List;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.route.ApiEndpoint;
import io.ensemble.autoconfigure.web.route.ApiEndpoints;
import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.autoconfigure.web.route.EnsembleWebProperties;
import io.ensemble.protocol.ProtocolSchema;

import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Describes the WebSocket by the rules of AsyncAPI 3.0, and its messages by those of JSON
 * Schema. The schema tells of every message of the protocol, the description of the
 * socket only of those that an ensemble sends or serves.
 *
 * @see <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a>
 */
class AsyncApiEndpoints implements ApiEndpoints {

	private final SpecificationTemplate template = new SpecificationTemplate("asyncapi.json", ProtocolSchema.MESSAGES);

	private final EnsembleIdentity identity;

	private final EnsembleWebProperties properties;

	/**
	 * Describe a socket.
	 * @param identity whose it is
	 * @param properties where it is
	 */
	AsyncApiEndpoints(EnsembleIdentity identity, EnsembleWebProperties properties) {
		this.identity = identity;
		this.properties = properties;
	}

	@Override
	public List<ApiEndpoint> endpoints() {
		return List.of(ApiEndpoint.get("/api/asyncapi.json", this::describe),
				ApiEndpoint.get("/api/messages.schema.json", this::schema));
	}

	private CompletionStage<ApiAnswer> describe(ApiRequest request) {
		ObjectNode document = this.template.begin(this.identity);
		locate(document.withObject("servers").withObject("ensemble"), request);
		ObjectNode messages = document.withObject("components").withObject("messages");
		JsonNode schemas = document.path("components").path("schemas");
		document.at("/channels/socket/messages").fieldNames().forEachRemaining((type) -> {
			ObjectNode message = messages.putObject(type).put("name", type);
			message.put("summary", schemas.path(type).path("description").asText());
			message.putObject("payload").put("$ref", "#/components/schemas/" + type);
		});
		return new ApiAnswer.Json(document).now();
	}

	private void locate(ObjectNode server, ApiRequest request) {
		UriComponents called = UriComponentsBuilder.fromUri(request.request().uri()).build();
		String port = (called.getPort() < 0) ? "" : ":" + called.getPort();
		server.put("host", called.getHost() + port);
		server.put("protocol", "https".equals(called.getScheme()) ? "wss" : "ws");
		String root = request.request().requestPath().contextPath().value() + this.properties.basePath();
		if (!root.isEmpty()) {
			server.put("pathname", root);
		}
	}

	private CompletionStage<ApiAnswer> schema(ApiRequest request) {
		return new ApiAnswer.Json(ProtocolSchema.MESSAGES.read()).now();
	}

}
