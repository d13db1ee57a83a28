package io.ensemble.engine;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.time.Timers;

/**
 * What the engine needs from the machine.
 *
 * @param clock the time
 * @param timers runs things later
 * @param workExecutor runs handlers, which may block
 * @param random chance; thread-safe
 * @param crashPoints is told how far work has come; only a fault test listens
 * @param outages is told which calls of the store failed, by all parts of one engine
 */
public record EnginePorts(InstantSource clock, Timers timers, Executor workExecutor, RandomGenerator random,
		CrashPoints crashPoints, StoreOutages outages) {

	/**
	 * Ports of an engine with a log of outages of its own.
	 * @param clock the time
	 * @param timers runs things later
	 * @param workExecutor runs handlers, which may block
	 * @param random chance; thread-safe
	 * @param crashPoints is told how far work has come
	 */
	public EnginePorts(InstantSource clock, Timers timers, Executor workExecutor, RandomGenerator random,
			CrashPoints crashPoints) {
		this(clock, timers, workExecutor, random, crashPoints, new StoreOutages(clock));
	}

	/**
	 * Ports of an engine that nobody halts.
	 * @param clock the time
	 * @param timers runs things later
	 * @param workExecutor runs handlers, which may block
	 * @param random chance; thread-safe
	 */
	public EnginePorts(InstantSource clock, Timers timers, Executor workExecutor, RandomGenerator random) {
		this(clock, timers, workExecutor, random, CrashPoints.NONE);
	}
}
