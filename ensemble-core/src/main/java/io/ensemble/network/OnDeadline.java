package io.ensemble.network;

/**
 * What a caller does when the deadline passes before the result is there. In every case
 * the ensemble is told to stop.
 */
public sealed interface OnDeadline {

	/**
	 * Give up with a {@link io.ensemble.network.failure.RemoteTimeoutException}.
	 * @return the default
	 */
	static OnDeadline fail() {
		return new Fail();
	}

	/**
	 * Ask another ensemble for the same, with the same deadline counted anew.
	 * @param ensemble the other ensemble
	 * @return that choice
	 */
	static OnDeadline ask(String ensemble) {
		return new Ask(ensemble);
	}

	/**
	 * Go on with what there is so far, marked as incomplete; with the mark alone if there
	 * is nothing.
	 * @return that choice
	 */
	static OnDeadline goOnWithPartial() {
		return new GoOnWithPartial();
	}

	/**
	 * Go on without any result, which is then the empty text.
	 * @return that choice
	 */
	static OnDeadline goOnWithout() {
		return new GoOnWithout();
	}

	/**
	 * Give up.
	 */
	record Fail() implements OnDeadline {
	}

	/**
	 * Ask another ensemble.
	 *
	 * @param ensemble which one
	 */
	record Ask(String ensemble) implements OnDeadline {
	}

	/**
	 * Go on with what there is.
	 */
	record GoOnWithPartial() implements OnDeadline {
	}

	/**
	 * Go on with nothing.
	 */
	record GoOnWithout() implements OnDeadline {
	}

}
