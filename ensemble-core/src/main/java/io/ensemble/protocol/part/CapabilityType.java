package io.ensemble.protocol.part;

/**
 * The two kinds of capability.
 */
public enum CapabilityType {

	/** A piece of work. */
	TASK,

	/** A function call. */
	TOOL

}
