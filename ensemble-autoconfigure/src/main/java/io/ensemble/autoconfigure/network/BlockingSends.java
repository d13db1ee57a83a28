package io.ensemble.autoconfigure.network;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads for the few things that a servlet container does on a socket only by blocking:
 * pings and closes.
 */
final class BlockingSends {

	private static final int THREADS = 4;

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private BlockingSends() {
	}

	static ExecutorService of(String ensemble) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-socket-");
		factory.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

}
