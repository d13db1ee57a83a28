package io.ensemble.test.model.openai;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

/**
 * One request and the way back to who asked.
 */
public final class OpenAiExchange {

	private static final int OK = 200;

	private final HttpExchange http;

	private final OpenAiRequest request;

	OpenAiExchange(HttpExchange http) throws IOException {
		this.http = http;
		this.request = OpenAiRequest.read(http);
	}

	/**
	 * What is asked.
	 * @return the request
	 */
	public OpenAiRequest request() {
		return this.request;
	}

	/**
	 * Set a header of the answer.
	 * @param name its name
	 * @param value its value
	 */
	public void header(String name, String value) {
		this.http.getResponseHeaders().set(name, value);
	}

	/**
	 * Answer with a body.
	 * @param status the HTTP status
	 * @param json the body
	 * @throws IOException if the caller is gone
	 */
	public void send(int status, String json) throws IOException {
		write(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Cut the connection.
	 */
	public void cut() {
		this.http.close();
	}

	void send(Completion completion) throws IOException {
		if (!this.request.isStream()) {
			send(OK, completion.toJson().toString());
			return;
		}
		StringBuilder events = new StringBuilder();
		for (JsonNode chunk : completion.toChunks(this.request.wantsUsage())) {
			events.append("data: ").append(chunk).append("\n\n");
		}
		events.append("data: [DONE]\n\n");
		write(OK, "text/event-stream", events.toString().getBytes(StandardCharsets.UTF_8));
	}

	void sendHalf(Completion completion) throws IOException {
		byte[] body = completion.toJson().toString().getBytes(StandardCharsets.UTF_8);
		header("Content-Type", "application/json");
		this.http.sendResponseHeaders(OK, body.length);
		this.http.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
		this.http.getResponseBody().flush();
		cut();
	}

	private void write(int status, String type, byte[] body) throws IOException {
		header("Content-Type", type);
		this.http.sendResponseHeaders(status, body.length);
		try (OutputStream out = this.http.getResponseBody()) {
			out.write(body);
		}
	}

}
