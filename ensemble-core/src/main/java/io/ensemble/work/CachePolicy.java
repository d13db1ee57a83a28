package io.ensemble.work;

/**
 * Whether a result that another request produced may answer this one.
 */
public enum CachePolicy {

	/** A cached result will do. */
	USE_CACHED,

	/** The work must be done anew. */
	FORCE_FRESH

}
