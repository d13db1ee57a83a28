package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.ensemble.transport.WorkQueue;

/**
 * A queue that says of itself that others can get at its work.
 */
public final class DurableQueue {

	private DurableQueue() {
	}

	public static WorkQueue over(WorkQueue queue) {
		return (WorkQueue) Proxy.newProxyInstance(DurableQueue.class.getClassLoader(),
				new Class<?>[] { WorkQueue.class }, (proxy, method, arguments) -> {
					try {
						return method.getName().equals("isDurable") ? true : method.invoke(queue, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
