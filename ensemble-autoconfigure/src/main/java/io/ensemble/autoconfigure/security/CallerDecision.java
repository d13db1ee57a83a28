package io.ensemble.autoconfigure.security;

/**
 * Whether a caller is served.
 */
public sealed interface CallerDecision {

	/**
	 * It is.
	 *
	 * @param caller whose work it is: part of the key of everything it asks for
	 */
	record Granted(String caller) implements CallerDecision {
	}

	/**
	 * It is not.
	 *
	 * @param reason why
	 */
	record Denied(Reason reason) implements CallerDecision {
	}

	/**
	 * Why a caller is not served.
	 */
	enum Reason {

		/** Nothing tells who it is: {@code 401}. */
		UNAUTHENTICATED,

		/** It is known, or need not be, and may not do this: {@code 403}. */
		FORBIDDEN,

		/** It is known by a name under which no work can be kept: {@code 403}. */
		UNFIT_NAME,

		/** It calls from elsewhere and no security is configured: {@code 403}. */
		SECURITY_NOT_CONFIGURED

	}

}
