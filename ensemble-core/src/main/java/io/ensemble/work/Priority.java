package io.ensemble.work;

/**
 * How urgent a request is to its sender.
 */
public enum Priority {

	/** Before everything else. */
	CRITICAL,

	/** Before ordinary work. */
	HIGH,

	/** Ordinary work. */
	NORMAL,

	/** Whenever there is room; waiting makes it more urgent. */
	LOW

}
