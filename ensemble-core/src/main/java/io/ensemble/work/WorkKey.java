package io.ensemble.work;

/**
 * What makes a request one of a kind: the authenticated caller and the caller's id for
 * it. Two callers that use the same id never meet.
 *
 * @param caller the caller's identity, from its credentials
 * @param requestId the caller's id
 */
public record WorkKey(String caller, String requestId) {

	/** The caller of ensembles that do not tell callers apart. */
	public static final String ANYONE = "anyone";

	/**
	 * The key of a request where callers are not told apart.
	 * @param requestId the request id
	 * @return the key
	 */
	public static WorkKey of(String requestId) {
		return new WorkKey(ANYONE, requestId);
	}

	// Written out, as keys are looked up at every step of every request and the ids alone
	// tell them apart most of the time.

	@Override
	public boolean equals(Object other) {
		return other instanceof WorkKey key && this.requestId.equals(key.requestId) && this.caller.equals(key.caller);
	}

	@Override
	public int hashCode() {
		return 31 * this.requestId.hashCode() + this.caller.hashCode();
	}

	@Override
	public String toString() {
		return this.caller + "/" + this.requestId;
	}

}
