package io.ensemble.network.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Passes what is called on a client on.
 */
final class ClientInvocationHandler implements InvocationHandler {

	private static final @Nullable Object[] NONE = {};

	private final String description;

	private final Map<Method, MethodInvoker> invokers;

	ClientInvocationHandler(String description, Map<Method, MethodInvoker> invokers) {
		this.description = description;
		this.invokers = Map.copyOf(invokers);
	}

	@Override
	public @Nullable Object invoke(Object client, Method method, @Nullable Object @Nullable [] given) throws Throwable {
		@Nullable Object[] arguments = (given != null) ? given : NONE;
		MethodInvoker invoker = this.invokers.get(method);
		return (invoker != null) ? invoker.invoke(client, arguments) : invokeObjectMethod(client, method, arguments);
	}

	private Object invokeObjectMethod(Object client, Method method, @Nullable Object[] arguments) {
		if (ReflectionUtils.isEqualsMethod(method)) {
			return client == arguments[0];
		}
		return ReflectionUtils.isHashCodeMethod(method) ? System.identityHashCode(client) : this.description;
	}

	/**
	 * Does what one method of a client does.
	 */
	@FunctionalInterface
	interface MethodInvoker {

		/**
		 * Do it.
		 * @param client the client
		 * @param arguments the arguments of the method
		 * @return what the method returns
		 * @throws Throwable what the method throws
		 */
		@Nullable Object invoke(Object client, @Nullable Object[] arguments) throws Throwable;

	}

}
