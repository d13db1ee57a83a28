package io.ensemble.lifecycle;

/**
 * Where an ensemble is in its life.
 */
public enum EnsembleState {

	/** Not ready for work yet. */
	STARTING,

	/** Takes work. */
	READY,

	/** Takes no new work; finishes and delivers what it has. */
	DRAINING,

	/** Nothing is unfinished; the connections are closed. */
	STOPPED

}
