package io.ensemble.capability.method;

import java.lang.reflect.Method;
import java.util.Locale;

/**
 * What a task or tool is called when only the name of its method is known.
 */
public final class MethodName {

	private MethodName() {
	}

	/**
	 * The name of a method as tasks and tools are named.
	 * @param method the method
	 * @return its name in lower case, a dash between words
	 */
	public static String inKebabCase(Method method) {
		return method.getName()
			.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
			.replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
			.toLowerCase(Locale.ROOT);
	}

}
