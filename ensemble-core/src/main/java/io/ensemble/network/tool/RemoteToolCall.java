package io.ensemble.network.tool;

/**
 * Makes the call behind a tool.
 */
@FunctionalInterface
interface RemoteToolCall {

	/**
	 * Ask and wait.
	 * @param input text
	 * @return the result
	 * @throws io.ensemble.network.failure.RemoteCallException if there is none
	 */
	String call(String input);

}
