package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.WorkQueue;

/**
 * A queue that hands work out at once, and says so later.
 */
final class SlowClaims {

	private SlowClaims() {
	}

	static WorkQueue of(WorkQueue queue, CompletionStage<Void> answered) {
		return (WorkQueue) Proxy.newProxyInstance(SlowClaims.class.getClassLoader(), new Class<?>[] { WorkQueue.class },
				(proxy, method, arguments) -> {
					try {
						Object result = method.invoke(queue, arguments);
						return method.getName().equals("claim")
								? answered.thenCombine((CompletionStage<?>) result, (now, claims) -> claims) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
