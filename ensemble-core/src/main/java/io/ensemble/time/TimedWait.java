package io.ensemble.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Blocks a thread for a time, on timers of any kind, virtual ones included. For threads
 * that handlers run on, never for those of the engine.
 */
public final class TimedWait {

	private TimedWait() {
	}

	/**
	 * Wait.
	 * @param timers tell when it is over
	 * @param duration how long
	 * @throws InterruptedException if the wait is of no use any more
	 */
	public static void await(Timers timers, Duration duration) throws InterruptedException {
		CountDownLatch over = new CountDownLatch(1);
		Timers.Timer timer = timers.schedule(duration, over::countDown);
		try {
			over.await();
		}
		finally {
			timer.cancel();
		}
	}

}
