package io.ensemble.faults.worker;

import java.nio.file.Path;
import java.time.Duration;

import io.ensemble.engine.crash.CrashPoint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a test wants of a worker.
 *
 * @param witness file that handlers and deliveries write to
 * @param pause how long a handler works
 * @param halt the point at which the process dies, none if not set
 * @param passage the passage of that point which is the last
 * @param bug the mistake that this worker makes on purpose
 * @param agent whether there is an agent, too
 */
@ConfigurationProperties("worker")
record WorkerProperties(Path witness, @DefaultValue("20ms") Duration pause, CrashPoint halt,
		@DefaultValue("1") int passage, @DefaultValue("NONE") Bug bug, @DefaultValue("false") boolean agent) {

	/**
	 * Mistakes that the checker has to find.
	 */
	enum Bug {

		/** None. */
		NONE,

		/** Work leaves the queue when it is claimed. */
		ACKNOWLEDGES_BEFORE_THE_RESULT,

		/** A result is written whoever has the claim, over another one if need be. */
		IGNORES_THE_TOKEN,

		/** Every tenth request is called accepted and forgotten. */
		FORGETS_TO_ENQUEUE

	}

}
