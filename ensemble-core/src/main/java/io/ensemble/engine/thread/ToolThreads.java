package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Where the tool calls of one model turn run side by side. A call that finds no free
 * thread is run by the agent itself.
 */
public final class ToolThreads implements AutoCloseable {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private static final int THREADS_PER_AGENT = 8;

	private final ThreadPoolExecutor pool;

	private final LogContext logContext;

	/**
	 * Create threads when they are needed.
	 * @param ensemble the name of the ensemble
	 * @param maxConcurrent how many agents work at once
	 */
	public ToolThreads(String ensemble, int maxConcurrent) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-tool-");
		factory.setDaemon(true);
		this.pool = new ThreadPoolExecutor(0, Math.multiplyExact(maxConcurrent, THREADS_PER_AGENT),
				KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
		this.logContext = new LogContext(ensemble);
	}

	/**
	 * Where tool calls run.
	 * @return the executor; refuses a task when no thread is free
	 */
	public Executor executor() {
		return (task) -> this.pool.execute(this.logContext.around(task));
	}

	@Override
	public void close() {
		this.pool.shutdownNow();
	}

}
