package io.ensemble.faults.ingress;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.submit.Submitter;

/**
 * Hands work in over HTTP and waits for the answer.
 *
 * @param api a worker's API
 */
public record HttpIngressClient(WaitingApi api) implements IngressClient {

	public HttpIngressClient(URI worker) {
		this(new WaitingApi(worker));
	}

	@Override
	public CompletableFuture<String> ask(String id) {
		return this.api.post(Submitter.body(id, "ok"));
	}

}
