package io.ensemble.benchmark.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Posts JSON with the client of the JDK.
 */
public final class HttpCaller implements Caller {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI uri;

	private final BiFunction<String, HttpResponse<String>, String> mark;

	private HttpCaller(int port, String path, BiFunction<String, HttpResponse<String>, String> mark) {
		this.uri = URI.create("http://127.0.0.1:" + port + path);
		this.mark = mark;
	}

	/**
	 * Posts to the bare endpoint.
	 * @param port where it is
	 * @return the caller
	 */
	public static HttpCaller bare(int port) {
		return new HttpCaller(port, "/bare", (asked, answer) -> Envelope.parse(answer.body()).requestId());
	}

	/**
	 * Submits work to an ensemble, and goes on once that is accepted.
	 * @param port where it is
	 * @return the caller
	 */
	public static HttpCaller submit(int port) {
		return new HttpCaller(port, "/api/work", (asked,
				answer) -> (answer.statusCode() == 202 && answer.body().contains("\"" + asked + "\"")) ? asked : "");
	}

	/**
	 * Submits work to an ensemble and waits for its result.
	 * @param port where it is
	 * @return the caller
	 */
	public static HttpCaller await(int port) {
		return new HttpCaller(port, "/api/work?wait=PT30S", (asked, answer) -> (answer.statusCode() == 200
				&& answer.body().contains("\"" + asked + "\"") && answer.body().contains("COMPLETED")) ? asked : "");
	}

	@Override
	public CompletableFuture<String> ask(String asked) {
		HttpRequest request = HttpRequest.newBuilder(this.uri)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json(asked)))
			.build();
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
			.thenApply((answer) -> this.mark.apply(asked, answer));
	}

	private String json(String asked) {
		return Envelope.of(asked).stored().json();
	}

	@Override
	public void close() {
		// The client ends with the process: this version of the JDK has no way to end it.
	}

}
