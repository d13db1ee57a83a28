package io.ensemble.autoconfigure.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds answers to the files that fix the bodies of the HTTP API.
 */
final class GoldenHttp {

	private static final Path ROOT = Path.of("../ensemble-core/src/test/resources/golden/http");

	private static final ObjectMapper JSON = new ObjectMapper();

	private GoldenHttp() {
	}

	static String read(String name) {
		try {
			return Files.readString(ROOT.resolve(name + ".json"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Same fields in the same order with the same values; those named as varying need
	 * only have a value if the file has one.
	 */
	static void assertBody(HttpResponse<String> response, String name, String... varying) {
		ObjectNode expected = (ObjectNode) parse(read(name));
		ObjectNode actual = (ObjectNode) parse(response.body());
		for (String field : varying) {
			assertThat(actual.path(field).isNull()).as(field).isEqualTo(expected.path(field).isNull());
			expected.set(field, actual.get(field));
		}
		assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
	}

	static void assertProblem(HttpResponse<String> response, String name) {
		JsonNode expected = parse(read("problem-" + name));
		JsonNode actual = parse(response.body());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(expected.path("status").asInt());
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/problem+json");
		for (String field : List.of("type", "title", "status")) {
			assertThat(actual.get(field)).as(field).isEqualTo(expected.get(field));
		}
		assertThat(actual.path("detail").asText()).isNotBlank();
		assertThat(actual.path("instance").asText()).startsWith("/");
		assertThat(response.body()).doesNotContain("Exception", "io.ensemble", "org.springframework", "\tat ");
	}

	private static JsonNode parse(String json) {
		try {
			return JSON.readTree(json);
		}
		catch (IOException ex) {
			throw new IllegalStateException(json, ex);
		}
	}

}
