package io.ensemble.test.time;

import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit test the {@link VirtualTime} and the {@link VirtualWork} that it has as
 * parameters, new ones for each test, the same ones throughout that test.
 */
public final class VirtualTimeExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(VirtualTimeExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		Class<?> type = parameter.getParameter().getType();
		return type == VirtualTime.class || type == VirtualWork.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		VirtualWork work = test.getStore(NAMESPACE)
			.getOrComputeIfAbsent(VirtualWork.class, (key) -> new VirtualWork(new VirtualTime()), VirtualWork.class);
		return (parameter.getParameter().getType() == VirtualWork.class) ? work : work.time();
	}

}
