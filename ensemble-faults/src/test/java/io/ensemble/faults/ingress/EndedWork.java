package io.ensemble.faults.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads how work ended.
 */
final class EndedWork {

	private static final ObjectMapper JSON = new ObjectMapper();

	private EndedWork() {
	}

	static JsonNode read(String json) {
		try {
			return JSON.readTree(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String output(HttpResponse<String> answer) {
		return output(read(answer.body()));
	}

	/**
	 * What the handler returned.
	 * @param end an answer that has status and result
	 * @return the result
	 */
	static String output(JsonNode end) {
		if (!end.path("status").asText().equals("COMPLETED")) {
			throw new IllegalStateException(end.toString());
		}
		return end.path("result").asText();
	}

}
