package io.ensemble.network;

import org.springframework.core.ParameterizedTypeReference;

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
