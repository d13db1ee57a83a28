package io.ensemble.autoconfigure.web.specification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ensemble.protocol.schema.SchemaCheck;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A description as a program reads it.
 */
record OpenApiDocument(JsonNode json, SchemaCheck strict) {

	private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

	static OpenApiDocument of(JsonNode json) {
		return new OpenApiDocument(json, SchemaCheck.strict(json));
	}

	/**
	 * Every operation by method and path.
	 */
	Map<String, Operation> operations() {
		Map<String, Operation> operations = new LinkedHashMap<>();
		this.json.path("paths").fields().forEachRemaining((path) -> METHODS.forEach((method) -> {
			if (path.getValue().has(method)) {
				operations.put(method.toUpperCase() + " " + path.getKey(),
						new Operation(this, path.getKey(), path.getValue().path(method)));
			}
		}));
		return operations;
	}

	/**
	 * The operation that answers a call.
	 */
	Operation operation(String method, String target) {
		PathContainer path = PathContainer.parsePath(target.replaceFirst("\\?.*", ""));
		return operations().entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(method + " "))
			.map(Map.Entry::getValue)
			.filter((operation) -> PathPatternParser.defaultInstance.parse(operation.pattern()).matches(path))
			.findFirst()
			.orElseThrow(() -> new AssertionError(method + " " + target + " is not documented"));
	}

	JsonNode resolve(JsonNode node) {
		JsonNode current = node;
		while (current.has("$ref")) {
			current = this.json.at(current.path("$ref").asText().substring(1));
		}
		return current;
	}

	/**
	 * One operation.
	 */
	record Operation(OpenApiDocument document, String path, JsonNode json) {

		String id() {
			return this.json.path("operationId").asText();
		}

		// No template of OpenAPI can say that a variable takes slashes.
		String pattern() {
			return this.path.replace("{address}", "{*address}");
		}

		Set<String> statuses() {
			Set<String> statuses = new TreeSet<>();
			this.json.path("responses").fieldNames().forEachRemaining(statuses::add);
			statuses.remove("default");
			return statuses;
		}

		JsonNode response(int status) {
			return this.document.resolve(this.json.path("responses").path(Integer.toString(status)));
		}

		List<String> errorsOfBody(JsonNode body) {
			JsonNode schema = this.json.at("/requestBody/content/application~1json/schema");
			return check(schema, body);
		}

		List<String> errors(int status, String mediaType, JsonNode body) {
			JsonNode content = response(status).path("content");
			String known = mediaType.replaceFirst(";.*", "");
			if (!content.has(known)) {
				return List.of(known + " is not documented for " + status);
			}
			return check(content.path(known).path("schema"), body);
		}

		private List<String> check(JsonNode schema, JsonNode value) {
			if (schema instanceof MissingNode) {
				return List.of("no schema");
			}
			if (schema.has("$ref")) {
				return this.document.strict().at(schema.path("$ref").asText()).errors(value);
			}
			return new SchemaCheck(schema).errors(value);
		}

	}

}
