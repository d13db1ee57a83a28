package io.ensemble.faults.worker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.failure.TransientFailureException;

/**
 * Works for a while, and says when it began and when it ended. What it returns is
 * different each time.
 */
class WitnessedTask {

	private final Witness witness;

	private final Duration pause;

	WitnessedTask(Witness witness, WorkerProperties properties) {
		this.witness = witness;
		this.pause = properties.pause();
	}

	@SharedTask(name = "witnessed", description = "Work before a witness")
	String work(String how, WorkContext context) throws InterruptedException {
		String id = context.work().key().requestId();
		String run = id + " " + context.work().attempt() + " " + ProcessHandle.current().pid();
		this.witness.write("start " + run + " " + System.currentTimeMillis());
		new CountDownLatch(1).await((how.startsWith("PT") ? Duration.parse(how) : this.pause).toMillis(),
				TimeUnit.MILLISECONDS);
		switch (how) {
			case "halt" -> Runtime.getRuntime().halt(1);
			case "transient" -> throw new TransientFailureException("not now");
			case "business" -> throw new IllegalStateException("never");
			default -> this.witness.write("end " + run);
		}
		return run + " " + System.nanoTime();
	}

}
