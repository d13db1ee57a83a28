package io.ensemble.faults.worker;

import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.engine.crash.CrashPoints;

/**
 * Ends the process where a test wants it, as a crash would: no hook runs, nothing is
 * flushed.
 */
class HaltingCrashPoints implements CrashPoints {

	static final int STATUS = 86;

	private final CrashPoint last;

	private final AtomicInteger left;

	HaltingCrashPoints(WorkerProperties properties) {
		this.last = properties.halt();
		this.left = new AtomicInteger(properties.passage());
	}

	@Override
	public void passed(CrashPoint point) {
		if (point == this.last && this.left.decrementAndGet() == 0) {
			Runtime.getRuntime().halt(STATUS);
		}
	}

}
