package io.ensemble.run;

/**
 * Which tasks of a run wait for which.
 */
public enum Workflow {

	/**
	 * One after the other, in the order of the list. A task is given the outputs of all
	 * tasks before it unless it names its context.
	 */
	SEQUENTIAL,

	/**
	 * All at the same time, except that a task waits for those that it names as its
	 * context, wherever in the list they stand.
	 */
	PARALLEL

}
