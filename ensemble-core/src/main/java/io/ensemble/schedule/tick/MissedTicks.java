package io.ensemble.schedule.tick;

/**
 * What becomes of ticks that passed more than a minute ago without a run: no replica was
 * there, or the store was away.
 */
public enum MissedTicks {

	/** They are left out. */
	SKIP,

	/** The latest of them runs, unless a later tick is due anyway. */
	RUN_ONCE,

	/** All of them run, up to a limit; of more than that the latest. */
	RUN_ALL

}
