package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where callers go on with results that they did not wait for. What they do there may
 * block, which neither the timers of the engine nor its sockets can afford, and a handler
 * may wait for it, so it needs no thread that handlers use. The thread that was busy last
 * is taken first, so that few are woken while nobody blocks.
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
		AtomicInteger made = new AtomicInteger();
		ForkJoinPool pool = new ForkJoinPool(THREADS,
				(owner) -> new CallbackThread(owner, ensemble + "-callback-" + made.incrementAndGet()), null, true, 0,
				THREADS, 1, (full) -> true, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS);
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

	/**
	 * A thread with the class loader of whoever made a call first, as the pool's own
	 * would have none of the application's classes.
	 */
	private static final class CallbackThread extends ForkJoinWorkerThread {

		CallbackThread(ForkJoinPool pool, String name) {
			super(pool);
			setName(name);
		}

	}

}
