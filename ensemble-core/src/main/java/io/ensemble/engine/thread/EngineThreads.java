package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.ensemble.time.ScheduledTimers;
import io.ensemble.time.Timers;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads of one ensemble: its own, so that neither the application's pools nor their
 * early shutdown touch its work, and no beans, so that the application does not mistake
 * them for its own. Interrupts what still runs when closed.
 */
public final class EngineThreads implements AutoCloseable {

	private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

	private final LogContext logContext;

	private final ScheduledThreadPoolExecutor scheduler;

	private final Executor workers;

	private final Runnable stopWorkers;

	private EngineThreads(String ensemble, Executor workers, Runnable stopWorkers) {
		this.logContext = new LogContext(ensemble);
		this.workers = workers;
		this.stopWorkers = stopWorkers;
		this.scheduler = new ScheduledThreadPoolExecutor(1, daemons(ensemble + "-timer-"));
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	/**
	 * Work on a pool of platform threads.
	 * @param ensemble the name of the ensemble
	 * @param size how many threads at most
	 * @return the threads
	 */
	public static EngineThreads pooled(String ensemble, int size) {
		ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons(ensemble + "-work-"));
		pool.allowCoreThreadTimeOut(true);
		return new EngineThreads(ensemble, pool, pool::shutdownNow);
	}

	/**
	 * Work on a virtual thread for each attempt.
	 * @param ensemble the name of the ensemble
	 * @return the threads
	 */
	public static EngineThreads virtual(String ensemble) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(ensemble + "-work-");
		executor.setVirtualThreads(true);
		executor.setTaskTerminationTimeout(1);
		return new EngineThreads(ensemble, executor, executor::close);
	}

	/**
	 * Where handlers run.
	 * @return the executor; the dispatcher bounds what it is given
	 */
	public Executor workers() {
		return (task) -> this.workers.execute(this.logContext.around(task));
	}

	/**
	 * Where timers run, one at a time.
	 * @return the timers
	 */
	public Timers timers() {
		Timers timers = new ScheduledTimers(this.scheduler);
		return (delay, task) -> timers.schedule(delay, this.logContext.around(task));
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
		this.stopWorkers.run();
	}

	private static CustomizableThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

}
