package io.ensemble.autoconfigure.webhook;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.ensemble.engine.thread.LogContext;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that wait for receivers of webhooks. No bean of type {@code Executor}.
 */
final class WebhookThreads implements AutoCloseable {

	private static final int KEEP_ALIVE_SECONDS = 10;

	private final ThreadPoolExecutor pool;

	private final LogContext context;

	/**
	 * Start no thread yet.
	 * @param ensemble names the threads
	 * @param size how many at most; as many calls again may wait for one
	 */
	WebhookThreads(String ensemble, int size) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-webhooks-");
		factory.setDaemon(true);
		this.context = new LogContext(ensemble);
		this.pool = new ThreadPoolExecutor(size, size, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(size), factory);
		this.pool.allowCoreThreadTimeOut(true);
	}

	/**
	 * What runs tasks on the threads.
	 * @return rejects what is too much
	 */
	Executor executor() {
		return (task) -> this.pool.execute(this.context.around(task));
	}

	@Override
	public void close() {
		this.pool.shutdownNow();
	}

}
