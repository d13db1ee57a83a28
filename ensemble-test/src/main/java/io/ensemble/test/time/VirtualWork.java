package io.ensemble.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.ensemble.time.VirtualTime;

/**
 * Runs work on virtual time, one piece at a time and always in the same order. Each piece
 * has a thread of its own, so that it may wait for what only time brings: it then gives
 * its turn back, and goes on when what it waited for is there. Whoever lets time pass
 * waits for the piece whose turn it is.
 */
public final class VirtualWork {

	/** How far time passes for somebody who waits for something that does not come. */
	public static final Duration HORIZON = Duration.ofDays(1);

	private final ThreadLocal<Turn> current = new ThreadLocal<>();

	private final VirtualTime time;

	/**
	 * Work on a time.
	 * @param time the time
	 */
	public VirtualWork(VirtualTime time) {
		this.time = time;
	}

	/**
	 * The time that the work runs on.
	 * @return the time
	 */
	public VirtualTime time() {
		return this.time;
	}

	/**
	 * Run a piece of work when its turn comes, which is not before time passes.
	 * @param piece the work
	 */
	public void execute(Runnable piece) {
		this.time.execute(new Turn(this, piece)::proceed);
	}

	/**
	 * Wait for something, however it ends. A piece of work gives its turn back meanwhile;
	 * anybody else lets time pass until it is there.
	 * @param expected what is waited for
	 * @throws IllegalStateException if it does not come within {@link #HORIZON}
	 */
	public void await(CompletableFuture<?> expected) {
		Turn turn = this.current.get();
		if (expected.isDone()) {
			return;
		}
		if (turn != null) {
			turn.pause(expected);
		}
		else if (!pass(expected::isDone, HORIZON)) {
			throw new IllegalStateException("What is waited for did not come in " + HORIZON
					+ " of virtual time; nothing is left that brings it");
		}
	}

	/**
	 * Let time pass until something has happened, and no further.
	 * @param happened tells whether it has
	 * @param atMost how far time may pass
	 * @return whether it happened
	 */
	public boolean pass(BooleanSupplier happened, Duration atMost) {
		Instant until = this.time.instant().plus(atMost);
		this.time.runReady();
		boolean more = true;
		while (more && !happened.getAsBoolean()) {
			more = this.time.runNext(until);
		}
		return happened.getAsBoolean();
	}

	void enter(Turn turn) {
		this.current.set(turn);
	}

}
