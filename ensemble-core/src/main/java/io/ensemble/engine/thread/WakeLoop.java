package io.ensemble.engine.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that is taken whenever somebody wakes it, by one thread at a time, and never
 * missed: wake-ups are counted and worked off (the queue-drain idiom of reactive
 * streams). Never blocks.
 */
public final class WakeLoop {

	private static final Logger logger = LoggerFactory.getLogger(WakeLoop.class);

	private final AtomicInteger wakeUps = new AtomicInteger();

	private final Supplier<? extends CompletionStage<Boolean>> step;

	/**
	 * Create a sleeping loop.
	 * @param step what to do; tells whether there may be more to do at once. If it fails,
	 * the loop sleeps until it is woken again
	 */
	public WakeLoop(Supplier<? extends CompletionStage<Boolean>> step) {
		this.step = step;
	}

	/**
	 * Take the step, or take it again after the one that is being taken.
	 */
	public void wake() {
		if (this.wakeUps.getAndIncrement() == 0) {
			run();
		}
	}

	private void run() {
		boolean again = true;
		while (again) {
			int seen = this.wakeUps.get();
			CompletableFuture<Boolean> taken = take();
			if (!taken.isDone()) {
				taken.thenAccept((more) -> {
					if (more || settle(seen)) {
						run();
					}
				});
				return;
			}
			again = taken.join() || settle(seen);
		}
	}

	private CompletableFuture<Boolean> take() {
		try {
			return this.step.get().toCompletableFuture().exceptionally(WakeLoop::failed);
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(failed(ex));
		}
	}

	private static boolean failed(Throwable failure) {
		logger.error("A step failed; the next one is taken when there is a reason to", failure);
		return false;
	}

	private boolean settle(int seen) {
		return this.wakeUps.addAndGet(-seen) != 0;
	}

}
