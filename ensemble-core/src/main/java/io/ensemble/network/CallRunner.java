package io.ensemble.network;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Makes calls.
 */
public interface CallRunner {

	/**
	 * Make a call; returns at once. What depends on its result, and what the options do
	 * on failure, runs on threads of their own and may block.
	 * @param target what is asked for
	 * @param input text, or an object that is sent as JSON
	 * @param options how
	 * @return the call under way
	 */
	RemoteWork<String> start(RemoteTarget target, Object input, CallOptions options);

	/**
	 * Make a call and wait for its result; only where a thread may block. What the
	 * options do on failure runs on that thread. Interrupting the wait cancels the call.
	 * @param <T> the type
	 * @param target what is asked for
	 * @param input text, or an object that is sent as JSON
	 * @param options how
	 * @param type the type
	 * @return the result
	 * @throws io.ensemble.network.failure.RemoteCallException if there is none
	 */
	default <T> T call(RemoteTarget target, Object input, CallOptions options, ParameterizedTypeReference<T> type) {
		return await(target, read(target, start(target, input, options), type));
	}

	/**
	 * Read the result of a call as soon as it is there.
	 * @param <T> the type
	 * @param target who gives it
	 * @param work the call; its result is JSON unless a text is wanted
	 * @param type the type
	 * @return the call with the value as its result; fails with a
	 * {@link io.ensemble.network.failure.RemoteFailureException} if the result is not of
	 * that type
	 */
	<T> RemoteWork<T> read(RemoteTarget target, RemoteWork<String> work, ParameterizedTypeReference<T> type);

	/**
	 * Wait for a call; only where a thread may block. Interrupting the wait cancels the
	 * call.
	 * @param <T> the type
	 * @param target who was asked
	 * @param work the call
	 * @return the result
	 * @throws io.ensemble.network.failure.RemoteCallException if there is none
	 */
	<T> T await(RemoteTarget target, RemoteWork<T> work);

}
