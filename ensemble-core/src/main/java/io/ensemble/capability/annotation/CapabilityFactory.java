package io.ensemble.capability.annotation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import io.ensemble.capability.Capability;
import io.ensemble.capability.InvalidCapabilityException;
import io.ensemble.capability.method.MethodCapabilityInvoker;
import io.ensemble.capability.method.MethodInput;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes capabilities of the annotated methods of one bean.
 *
 * @param beanFactory where the bean is looked up for each call
 * @param beanName the bean
 * @param type the class behind the bean
 * @param methods its annotated methods
 */
record CapabilityFactory(ConfigurableListableBeanFactory beanFactory, String beanName, Class<?> type,
		Map<Method, CapabilityDeclaration> methods) {

	/**
	 * Make one of them.
	 * @param method the method
	 * @return the capability
	 */
	Capability create(Method method) {
		String source = source(method);
		MethodInput input = MethodInput.of(method, this.type, source);
		MethodCapabilityInvoker invoker = new MethodCapabilityInvoker(method, input,
				() -> this.beanFactory.getBean(this.beanName));
		checkReachable(invoker, source);
		return declaration(method).toBuilder(method, source).inputSchema(input.schema()).invoker(invoker);
	}

	private CapabilityDeclaration declaration(Method method) {
		CapabilityDeclaration declaration = this.methods.get(method);
		if (declaration == null) {
			throw new IllegalArgumentException(method + " is not annotated");
		}
		return declaration;
	}

	private void checkReachable(MethodCapabilityInvoker invoker, String source) {
		Class<?> exposed = this.beanFactory.getType(this.beanName, false);
		if (exposed != null && !invoker.isReachableThrough(exposed)) {
			throw new InvalidCapabilityException(source,
					"the proxy of the bean hides the method; make it public and declare it in an interface of the bean, "
							+ "or let the class be proxied (proxyTargetClass=true)");
		}
	}

	private String source(Method method) {
		boolean overloaded = this.methods.keySet()
			.stream()
			.filter((other) -> other.getName().equals(method.getName()))
			.count() > 1;
		String signature = overloaded ? Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")")) : "";
		return "bean '%s' (%s#%s%s)".formatted(this.beanName, this.type.getName(), method.getName(), signature);
	}

}
