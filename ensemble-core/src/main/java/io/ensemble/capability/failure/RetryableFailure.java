package io.ensemble.capability.failure;

/**
 * Implemented by exceptions that know whether trying again makes sense. What they say
 * counts more than anything that caused them.
 */
public interface RetryableFailure {

	/**
	 * Whether the same may succeed a little later, without anybody changing anything.
	 * @return {@code true} if trying again makes sense
	 */
	boolean isTransient();

}
