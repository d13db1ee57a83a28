package io.ensemble.faults.ingress;

import java.util.concurrent.CompletableFuture;

/**
 * Hands work in by one way, and hears how it ended.
 */
public interface IngressClient extends AutoCloseable {

	/**
	 * Ask for ordinary work, once.
	 * @param id its id
	 * @return completes with what the handler returned; fails if the work is refused or
	 * ends in another way
	 */
	CompletableFuture<String> ask(String id);

	@Override
	default void close() {
	}

}
