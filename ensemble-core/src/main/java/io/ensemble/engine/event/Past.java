package io.ensemble.engine.event;

import java.util.List;

import io.ensemble.work.WorkEvent;

/**
 * The events of one piece of work. Not thread-safe.
 */
interface Past {

	/**
	 * What happened.
	 * @return the events, oldest first
	 */
	List<WorkEvent> events();

	/**
	 * How much room it takes.
	 * @return an upper bound in characters
	 */
	long size();

	/**
	 * Something more happened.
	 * @param event what
	 * @return the past from now on
	 */
	Past with(WorkEvent event);

	/**
	 * The work has ended, and most likely nothing more happens.
	 * @return the same past in as little space as it takes
	 */
	Past ended();

}
