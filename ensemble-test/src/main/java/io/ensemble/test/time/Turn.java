package io.ensemble.test.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work and its thread, as a coroutine: either it runs and the one that lets
 * time pass waits, or the other way round.
 */
final class Turn {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Semaphore given = new Semaphore(0);

	private final Semaphore returned = new Semaphore(0);

	private final VirtualWork work;

	private final Runnable piece;

	private @Nullable Thread thread;

	Turn(VirtualWork work, Runnable piece) {
		this.work = work;
		this.piece = piece;
	}

	/**
	 * Let the piece run until it ends or waits.
	 */
	void proceed() {
		Thread running = this.thread;
		if (running == null) {
			running = new Thread(this::run, "virtual-work");
			running.setDaemon(true);
			this.thread = running;
			running.start();
		}
		else {
			this.given.release();
		}
		waitUntilReturned(running);
	}

	/**
	 * Give the turn back until something is there. Called by the piece. An interrupt does
	 * not end the wait: who interrupts work also ends what it waits for.
	 * @param expected what the piece waits for
	 */
	void pause(CompletableFuture<?> expected) {
		expected.whenComplete((value, failure) -> this.work.time().execute(this::proceed));
		this.returned.release();
		this.given.acquireUninterruptibly();
	}

	private void run() {
		this.work.enter(this);
		try {
			this.piece.run();
		}
		finally {
			this.returned.release();
		}
	}

	private void waitUntilReturned(Thread running) {
		try {
			if (this.returned.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		IllegalStateException stuck = new IllegalStateException(
				"A handler blocks on something that virtual time does not bring (where, is the cause). Only calls of "
						+ "the network may wait on virtual time; use real time for handlers that wait for other threads");
		IllegalStateException where = new IllegalStateException("The handler is here");
		where.setStackTrace(running.getStackTrace());
		throw (IllegalStateException) stuck.initCause(where);
	}

}
