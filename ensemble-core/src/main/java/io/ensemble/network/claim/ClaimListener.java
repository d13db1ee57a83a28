package io.ensemble.network.claim;

/**
 * Is told what comes of this replica's claims. Called on any thread; must not block, and
 * what it throws is logged.
 */
@FunctionalInterface
public interface ClaimListener {

	/**
	 * A claim ended.
	 * @param outcome how
	 */
	void ended(Outcome outcome);

	/**
	 * How a claim ended.
	 */
	enum Outcome {

		/** The result was granted, and handled. */
		ACCEPTED,

		/** The result was granted, but could not be read or handled. */
		REJECTED,

		/** The result was granted again after it had been handled; not shown again. */
		REPEATED,

		/** Nothing was granted, as when another replica was faster. */
		REFUSED

	}

}
