package io.ensemble.network;

/**
 * Says how a call is made. As a parameter of a method of a client it says so for one
 * call: {@code kitchen.cook(order, (call) -> call.timeout(soon).retry(once))}.
 */
@FunctionalInterface
public interface RemoteCallCustomizer {

	/**
	 * Say more about a call.
	 * @param call the call as it would be made
	 * @return the call as it will be made
	 */
	RemoteCall customize(RemoteCall call);

}
