package io.ensemble.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Time that stands still until it is told to move: clock, timers and executor in one, so
 * that an hour of leases and deadlines passes in microseconds and always in the same
 * order. For one thread.
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
	public Instant instant() {
		return this.now;
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		Scheduled scheduled = new Scheduled(this.now.plus(delay.isNegative() ? Duration.ZERO : delay), this.order++,
				task);
		this.timers.add(scheduled);
		return () -> this.timers.remove(scheduled);
	}

	@Override
	public void execute(Runnable task) {
		this.ready.add(task);
	}

	/**
	 * Run everything that is ready now, and whatever that makes ready, without moving
	 * time.
	 */
	public void runReady() {
		Runnable task = this.ready.poll();
		while (task != null) {
			task.run();
			task = this.ready.poll();
		}
	}

	/**
	 * Move time on, running each task at its own instant.
	 * @param duration how far
	 */
	public void advance(Duration duration) {
		Instant target = this.now.plus(duration);
		runReady();
		Scheduled next = this.timers.peek();
		while (next != null && !next.at().isAfter(target)) {
			this.timers.remove();
			this.now = next.at();
			next.task().run();
			runReady();
			next = this.timers.peek();
		}
		this.now = target;
	}

	private record Scheduled(Instant at, long order, Runnable task) {
	}

}
