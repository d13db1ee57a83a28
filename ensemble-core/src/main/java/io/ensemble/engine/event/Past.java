package io.ensemble.engine.event;

import java.util.List;

import io.ensemble.work.WorkEvent;

/**
 * The events of one piece of work.
 */
interface Past {

	/**
	 * What happened.
	 * @return the events, oldest first
	 */
	List<WorkEvent> events();

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
