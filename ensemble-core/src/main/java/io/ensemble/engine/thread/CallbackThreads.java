package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Where callers go on with results that they did not wait for. What they do there may
 * block, which neither the timers of the engine nor its sockets can afford, and a handler
 * may wait for it, so it needs no thread that handlers use.
 */
public final class CallbackThreads implements AutoCloseable {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private static final int THREADS = 64;

	private final Executor executor;

	private final Runnable closing;

	private CallbackThreads(Executor executor, Runnable closing) {
		this.executor = executor;
		this.closing = closing;
	}

	/**
	 * Create threads when they are needed.
	 * @param ensemble the name of the ensemble
	 */
	public CallbackThreads(String ensemble) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-callback-");
		factory.setDaemon(true);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		pool.allowCoreThreadTimeOut(true);
		LogContext logContext = new LogContext(ensemble);
		this.executor = (task) -> pool.execute(logContext.around(task));
		this.closing = pool::shutdown;
	}

	/**
	 * Have no threads of their own.
	 * @param executor runs what callers do
	 * @return the threads
	 */
	public static CallbackThreads of(Executor executor) {
		return new CallbackThreads(executor, () -> {
		});
	}

	/**
	 * Where callers go on.
	 * @return the executor; refuses everything when closed
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * Take nothing more. Whoever waits still gets what is there.
	 */
	@Override
	public void close() {
		this.closing.run();
	}

}
