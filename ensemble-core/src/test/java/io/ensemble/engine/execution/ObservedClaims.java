package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import io.ensemble.transport.WorkQueue;

/**
 * A queue whose answers to claims pass by somebody.
 */
final class ObservedClaims {

	private ObservedClaims() {
	}

	static WorkQueue of(WorkQueue queue, UnaryOperator<CompletionStage<?>> observer) {
		return (WorkQueue) Proxy.newProxyInstance(ObservedClaims.class.getClassLoader(),
				new Class<?>[] { WorkQueue.class }, (proxy, method, arguments) -> {
					try {
						Object result = method.invoke(queue, arguments);
						return method.getName().equals("claim") ? observer.apply((CompletionStage<?>) result) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
