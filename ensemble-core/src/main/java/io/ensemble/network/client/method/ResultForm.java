package io.ensemble.network.client.method;

import io.ensemble.network.RemoteCall;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call in the way that the result type of a method asks for.
 */
@FunctionalInterface
interface ResultForm {

	/**
	 * Make a call.
	 * @param call the call
	 * @param input the input
	 * @return what the method returns
	 */
	@Nullable Object make(RemoteCall call, Object input);

}
