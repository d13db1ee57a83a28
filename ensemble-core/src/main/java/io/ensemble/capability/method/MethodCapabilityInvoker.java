package io.ensemble.capability.method;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import io.ensemble.capability.CapabilityInvoker;
import io.ensemble.capability.WorkContext;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Does the work of a capability by calling a method of a bean, through the proxies of the
 * bean. What the method throws is thrown as it is.
 */
public final class MethodCapabilityInvoker implements CapabilityInvoker {

	private final Method method;

	private final MethodInput input;

	private final Supplier<Object> bean;

	private final ConcurrentMap<Class<?>, Method> invocable = new ConcurrentHashMap<>(1);

	/**
	 * Call a method.
	 * @param method the method as the user's class declares it
	 * @param input how its parameters are filled
	 * @param bean gives the bean or its proxy, once for each call
	 */
	public MethodCapabilityInvoker(Method method, MethodInput input, Supplier<Object> bean) {
		this.method = method;
		this.input = input;
		this.bean = bean;
	}

	/**
	 * Whether the method can be called on an object of a type.
	 * @param exposed the type of the bean or its proxy
	 * @return {@code false} if a proxy hides the method
	 */
	public boolean isReachableThrough(Class<?> exposed) {
		try {
			AopUtils.selectInvocableMethod(this.method, exposed);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	@Override
	public CompletionStage<String> invoke(WorkContext context) throws Exception {
		@Nullable Object[] arguments = this.input.bind(context);
		Object target = this.bean.get();
		try {
			return MethodOutput.write(invocable(target.getClass()).invoke(target, arguments));
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowException(ex.getTargetException());
			throw ex;
		}
	}

	private Method invocable(Class<?> type) {
		return this.invocable.computeIfAbsent(type, (key) -> {
			Method selected = AopUtils.selectInvocableMethod(this.method, key);
			ReflectionUtils.makeAccessible(selected);
			return selected;
		});
	}

}
