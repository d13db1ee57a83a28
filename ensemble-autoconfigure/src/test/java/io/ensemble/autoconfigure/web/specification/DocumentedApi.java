package io.ensemble.autoconfigure.web.specification;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.protocol.json.StrictJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls an application and holds every answer to its description.
 */
final class DocumentedApi {

	private final Map<String, Set<String>> seen = new TreeMap<>();

	private final OpenApiDocument document;

	private ApiClient client;

	DocumentedApi(OpenApiDocument document) {
		this.document = document;
	}

	/**
	 * What was answered to each operation.
	 */
	Map<String, Set<String>> seen() {
		return this.seen;
	}

	void connect(ApiClient client) {
		this.client = client;
	}

	HttpResponse<String> call(String method, String target, String body, String... headers) {
		HttpResponse<String> response = this.client.send(method, target, body, headers);
		OpenApiDocument.Operation operation = this.document.operation(method, target);
		int status = response.statusCode();
		String what = method + " " + target + " -> " + status + " " + response.body();
		assertThat(operation.statuses()).as(what).contains(Integer.toString(status));
		String type = response.headers().firstValue("Content-Type").orElse("");
		JsonNode answer = type.startsWith("text/") ? TextNode.valueOf(response.body())
				: StrictJson.tree(response.body());
		assertThat(operation.errors(status, type, answer)).as(what).isEmpty();
		operation.response(status)
			.path("headers")
			.fieldNames()
			.forEachRemaining((header) -> assertThat(response.headers().firstValue(header)).as(what).isPresent());
		if (body != null && status < 300) {
			assertThat(operation.errorsOfBody(StrictJson.tree(body))).as("body of " + what).isEmpty();
		}
		this.seen.computeIfAbsent(operation.id(), (id) -> new TreeSet<>()).add(Integer.toString(status));
		return response;
	}

	int status(String method, String target, String body, String... headers) {
		return call(method, target, body, headers).statusCode();
	}

}
