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

	@Override
	public String toString() {
		return this.caller + "/" + this.requestId;
	}

}
