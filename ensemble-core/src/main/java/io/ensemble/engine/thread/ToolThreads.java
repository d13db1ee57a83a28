package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.ClassUtils;

/**
 * Where the tool calls of one model turn run side by side. A call that finds no free
 * thread is run by the agent itself. The threads see the log context of the agent, and
 * whatever else the application lets follow its work when Micrometer's context
 * propagation is on the class path.
 */
public final class ToolThreads implements AutoCloseable {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private static final int THREADS_PER_AGENT = 8;

	private static final boolean PROPAGATION = ClassUtils.isPresent("io.micrometer.context.ContextSnapshotFactory",
			ToolThreads.class.getClassLoader());

	private final Executor executor;

	private final Runnable closing;

	private ToolThreads(Executor executor, Runnable closing) {
		this.executor = executor;
		this.closing = closing;
	}

	/**
	 * Create threads when they are needed.
	 * @param ensemble the name of the ensemble
	 * @param maxConcurrent how many agents work at once
	 */
	public ToolThreads(String ensemble, int maxConcurrent) {
		this(ensemble, maxConcurrent, THREADS_PER_AGENT);
	}

	/**
	 * Create threads when they are needed.
	 * @param ensemble the name of the ensemble
	 * @param maxConcurrent how many agents work at once
	 * @param threadsPerAgent how many calls of each run at the same time
	 */
	public ToolThreads(String ensemble, int maxConcurrent, int threadsPerAgent) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-tool-");
		factory.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(0, Math.multiplyExact(maxConcurrent, threadsPerAgent),
				KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
		LogContext logContext = new LogContext(ensemble);
		TaskDecorator application = PROPAGATION ? new ContextPropagatingTaskDecorator() : (task) -> task;
		this.executor = (task) -> pool.execute(logContext.around(application.decorate(task)));
		this.closing = pool::shutdownNow;
	}

	/**
	 * Have no threads: each agent makes its calls one after another.
	 * @return threads that refuse everything
	 */
	public static ToolThreads none() {
		return new ToolThreads((task) -> {
			throw new RejectedExecutionException("Tools take turns");
		}, () -> {
		});
	}

	/**
	 * Where tool calls run.
	 * @return the executor; refuses a task when no thread is free
	 */
	public Executor executor() {
		return this.executor;
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
