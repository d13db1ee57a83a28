package io.ensemble.autoconfigure.web.stream;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that write to listening clients, one per client that is being written to,
 * so that a slow client holds up nobody but itself. No bean of type {@code Executor}.
 */
final class StreamThreads implements AutoCloseable {

	private static final int KEEP_ALIVE_SECONDS = 10;

	private final ThreadPoolExecutor pool;

	/**
	 * Start no thread yet.
	 * @param ensemble names the threads
	 * @param max how many at most
	 */
	StreamThreads(String ensemble, int max) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-events-");
		factory.setDaemon(true);
		this.pool = new ThreadPoolExecutor(0, max, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
				factory);
	}

	/**
	 * Run a task on a thread of its own.
	 * @param task the task
	 * @return {@code false} if there is no thread for it
	 */
	boolean execute(Runnable task) {
		try {
			this.pool.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.pool.shutdownNow();
	}

}
