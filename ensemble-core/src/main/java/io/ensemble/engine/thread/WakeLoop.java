package io.ensemble.engine.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A step that is taken whenever somebody wakes it, by one thread at a time, and never
 * missed: wake-ups are counted and worked off (the queue-drain idiom of reactive
 * streams). Never blocks.
 */
public final class WakeLoop {

	private final AtomicInteger wakeUps = new AtomicInteger();

	private final Supplier<? extends CompletionStage<Boolean>> step;

	/**
	 * Create a sleeping loop.
	 * @param step what to do; tells whether there may be more to do at once, never fails
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
			CompletableFuture<Boolean> taken = this.step.get().toCompletableFuture();
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

	private boolean settle(int seen) {
		return this.wakeUps.addAndGet(-seen) != 0;
	}

}
