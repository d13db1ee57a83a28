package io.ensemble.faults.ingress;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.submit.Submitter;

/**
 * Adds work to a stream, and asks for its end by its id.
 *
 * @param stream the stream
 * @param api a worker's API
 */
public record StreamIngressClient(OrderStream stream, WaitingApi api) implements IngressClient {

	public StreamIngressClient(OrderStream stream, URI worker) {
		this(stream, new WaitingApi(worker));
	}

	@Override
	public CompletableFuture<String> ask(String id) {
		this.stream.add("payload", Submitter.body(id, "ok"));
		return this.api.get(id);
	}

}
