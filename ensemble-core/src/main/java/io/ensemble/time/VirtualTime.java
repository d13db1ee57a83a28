package io.ensemble.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is told to move: clock, timers and executor in one, so
 * that an hour of leases and deadlines passes in microseconds and always in the same
 * order. Tasks and timers may be handed in by any thread; one thread at a time lets time
 * pass, and runs them.
 */
public final class VirtualTime implements InstantSource, Timers, Executor {

	private final PriorityQueue<Scheduled> timers = new PriorityQueue<>(
			Comparator.comparing(Scheduled::at).thenComparingLong(Scheduled::order));

	private final Queue<Runnable> ready = new ArrayDeque<>();

	private Instant now;

	private long order;

	/**
	 * Start at a given moment.
	 * @param start the first instant
	 */
	public VirtualTime(Instant start) {
		this.now = start;
	}

	/**
	 * Start at the epoch of nothing in particular.
	 */
	public VirtualTime() {
		this(Instant.parse("2026-03-06T09:00:00Z"));
	}

	@Override
	public synchronized Instant instant() {
		return this.now;
	}

	@Override
	public synchronized Timer schedule(Duration delay, Runnable task) {
		Scheduled scheduled = new Scheduled(this.now.plus(delay.isNegative() ? Duration.ZERO : delay), this.order++,
				task);
		this.timers.add(scheduled);
		return () -> cancel(scheduled);
	}

	@Override
	public synchronized void execute(Runnable task) {
		this.ready.add(task);
	}

	/**
	 * Run everything that is ready now, and whatever that makes ready, without moving
	 * time.
	 */
	public void runReady() {
		Runnable task = pollReady();
		while (task != null) {
			task.run();
			task = pollReady();
		}
	}

	/**
	 * Move time on, running each task at its own instant.
	 * @param duration how far
	 */
	public void advance(Duration duration) {
		Instant target = instant().plus(duration);
		boolean more = true;
		while (more) {
			more = runNext(target);
		}
		moveTo(target);
	}

	/**
	 * Run what is ready, then move time to the next timer and run that one, and whatever
	 * it makes ready. If no timer is due by then, time stays where it is.
	 * @param until how far time may move
	 * @return {@code false} if no timer was due
	 */
	public boolean runNext(Instant until) {
		runReady();
		Scheduled next = pollTimer(until);
		if (next == null) {
			return false;
		}
		next.task().run();
		runReady();
		return true;
	}

	private synchronized @Nullable Runnable pollReady() {
		return this.ready.poll();
	}

	private synchronized @Nullable Scheduled pollTimer(Instant until) {
		Scheduled next = this.timers.peek();
		if (next == null || next.at().isAfter(until)) {
			return null;
		}
		moveTo(next.at());
		return this.timers.poll();
	}

	private synchronized void moveTo(Instant instant) {
		this.now = instant.isAfter(this.now) ? instant : this.now;
	}

	private synchronized void cancel(Scheduled scheduled) {
		this.timers.remove(scheduled);
	}

	private record Scheduled(Instant at, long order, Runnable task) {
	}

}
