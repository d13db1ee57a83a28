package io.ensemble.engine.thread;

import org.slf4j.MDC;

/**
 * Puts the name of the ensemble into the log context of a thread, so that several
 * ensembles in one process can be told apart.
 *
 * @param ensemble the name of the ensemble
 */
public record LogContext(String ensemble) {

	/** The key in the mapped diagnostic context. */
	public static final String KEY = "ensemble";

	/**
	 * Name the ensemble on the current thread.
	 * @return closes the context
	 */
	public MDC.MDCCloseable open() {
		return MDC.putCloseable(KEY, this.ensemble);
	}

	/**
	 * Name the ensemble in every line that a task logs.
	 * @param task the task
	 * @return the task within the context
	 */
	public Runnable around(Runnable task) {
		return () -> {
			try (MDC.MDCCloseable context = open()) {
				task.run();
			}
		};
	}

}
