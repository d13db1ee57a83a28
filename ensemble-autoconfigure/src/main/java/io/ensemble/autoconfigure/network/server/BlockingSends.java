package io.ensemble.autoconfigure.network.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads for what blocks on a socket. A connection takes one while it has something to
 * send, and keeps it only as long as its reader is slow.
 */
final class BlockingSends {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

	private BlockingSends() {
	}

	static ExecutorService of(String ensemble) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-socket-");
		factory.setDaemon(true);
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new SynchronousQueue<>(), factory);
	}

}
