package io.ensemble.autoconfigure.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Calls an application over a real socket.
 */
public class ApiClient {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String root;

	public ApiClient(int port) {
		this("http://localhost:" + port);
	}

	public ApiClient(String root) {
		this.root = root;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	public HttpResponse<String> post(String path, String json, String... headers) {
		return send("POST", path, json, headers);
	}

	public HttpResponse<String> send(String method, String path, String json, String... headers) {
		HttpRequest.Builder request = request(path, headers).method(method,
				(json != null) ? BodyPublishers.ofString(json) : BodyPublishers.noBody());
		if (json != null && !String.join(",", headers).contains("Content-Type")) {
			request.header("Content-Type", "application/json");
		}
		return send(request.build());
	}

	public HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.root + path))
			.timeout(Duration.ofSeconds(20));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	public HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public static JsonNode json(HttpResponse<String> response) {
		try {
			return JSON.readTree(response.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(response.body(), ex);
		}
	}

}
