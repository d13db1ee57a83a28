package io.ensemble.capability;

/**
 * What kind of work a capability is.
 */
public enum CapabilityKind {

	/** Work that may take minutes to hours. */
	TASK,

	/** A short call. */
	TOOL

}
