package io.ensemble.test.bulk;

/**
 * Makes a store full without handing in every request: by the means of the store itself
 * it copies what the store wrote for a few real ones, whatever became of them.
 */
public interface WaitingCopies {

	/** How much earlier each copy was accepted than the next one, in microseconds. */
	long SPACING = 1_000;

	/**
	 * Put copies of all work before it. Copy number {@code n} of the work {@code a} is
	 * {@code a-n}, from 1, accepted earlier than {@code a} and all copies with a larger
	 * number, and has everything else in common with it. Blocks until that is done and
	 * the store knows how much it has.
	 * @param times how many of each
	 */
	void copy(int times);

}
