package io.ensemble.autoconfigure.network.client;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Lets a native image make the proxies of clients, and write and read what they exchange.
 */
class ClientAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (bean.getBeanClass() != EnsembleClientFactoryBean.class) {
			return null;
		}
		Class<?> type = bean.getBeanType().getGeneric().toClass();
		return (generation, code) -> register(generation.getRuntimeHints(), type);
	}

	private static void register(RuntimeHints hints, Class<?> type) {
		BindingReflectionHintsRegistrar contents = new BindingReflectionHintsRegistrar();
		hints.proxies().registerJdkProxy(type);
		for (Method method : type.getMethods()) {
			hints.reflection().registerMethod(method, ExecutableMode.INVOKE);
			contents.registerReflectionHints(hints.reflection(), method.getGenericReturnType());
			contents.registerReflectionHints(hints.reflection(), method.getGenericParameterTypes());
		}
	}

}
