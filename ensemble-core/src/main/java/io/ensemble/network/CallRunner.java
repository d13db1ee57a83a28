package io.ensemble.network;

import java.util.concurrent.CompletableFuture;

/**
 * Makes calls.
 */
public interface CallRunner {

	/**
	 * Make a call; returns at once.
	 * @param target what is asked for
	 * @param input text, or an object that is sent as JSON
	 * @param options how
	 * @return the call under way
	 */
	RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options);

	/**
	 * Read a structured result.
	 * @param <T> the type
	 * @param target who gave it
	 * @param output the result, JSON unless a text is wanted
	 * @param type the type
	 * @return the value
	 * @throws io.ensemble.network.failure.RemoteCallException if the result is not of
	 * that type
	 */
	<T> T read(RemoteTarget target, String output, Class<T> type);

	/**
	 * Wait for a call; only where a thread may block. Interrupting the wait cancels the
	 * call.
	 * @param <T> the type
	 * @param target who was asked
	 * @param result the result to come
	 * @return the result
	 * @throws io.ensemble.network.failure.RemoteCallException if there is none
	 */
	<T> T await(RemoteTarget target, CompletableFuture<T> result);

}
