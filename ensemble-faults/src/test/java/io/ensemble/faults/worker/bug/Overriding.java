package io.ensemble.faults.worker.bug;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * A face of a store of which some methods do something else.
 */
final class Overriding {

	private Overriding() {
	}

	static <T> T of(Class<T> face, T store, Map<String, Method> others) {
		return face.cast(Proxy.newProxyInstance(Overriding.class.getClassLoader(), new Class<?>[] { face },
				(proxy, method, arguments) -> {
					Method other = others.get(method.getName());
					if (other != null) {
						return other.call(arguments);
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

	/**
	 * What is done instead.
	 */
	@FunctionalInterface
	interface Method {

		Object call(Object[] arguments);

	}

}
