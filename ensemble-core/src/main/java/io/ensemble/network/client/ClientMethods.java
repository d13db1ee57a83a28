package io.ensemble.network.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.client.ClientInvocationHandler.MethodInvoker;
import io.ensemble.network.client.method.ClientMethod;
import io.ensemble.network.client.method.ClientMethodReader;

import org.springframework.util.ReflectionUtils;

/**
 * The methods of a client, looked at once.
 *
 * @param type the interface
 * @param reader reads those that are calls
 */
record ClientMethods(Class<?> type, ClientMethodReader reader) {

	/**
	 * What each method does.
	 * @param network where calls are made
	 * @return all methods but those of {@link Object} and static ones
	 * @throws InvalidClientException if one of them can do nothing
	 */
	Map<Method, MethodInvoker> invokers(Supplier<? extends EnsembleNetwork> network) {
		return Arrays.stream(this.type.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()) && !ReflectionUtils.isObjectMethod(method))
			.collect(Collectors.toMap(Function.identity(), (method) -> invoker(method, network)));
	}

	private MethodInvoker invoker(Method method, Supplier<? extends EnsembleNetwork> network) {
		try {
			return method.isDefault() ? local(method) : remote(this.reader.read(method), network);
		}
		catch (IllegalArgumentException | IllegalAccessException ex) {
			throw new InvalidClientException(this.type, method, String.valueOf(ex.getMessage()));
		}
	}

	private static MethodInvoker remote(ClientMethod call, Supplier<? extends EnsembleNetwork> network) {
		return (client, arguments) -> call.call(network.get(), arguments);
	}

	// InvocationHandler.invokeDefault would refuse the methods of interfaces that are not
	// public.
	private MethodInvoker local(Method method) throws IllegalAccessException {
		if (!method.isBridge()) {
			this.reader.checkLocal(method);
		}
		Class<?> declaring = method.getDeclaringClass();
		MethodHandle handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
			.unreflectSpecial(method, declaring);
		return (client, arguments) -> handle.bindTo(client).invokeWithArguments(arguments);
	}

}
