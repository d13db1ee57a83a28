package io.ensemble.work;

/**
 * A request as an ingress hands it in.
 *
 * @param request the request
 * @param caller the authenticated caller, {@link WorkKey#ANYONE} if callers are not told
 * apart
 * @param ingress the door it came in by
 */
public record Submission(WorkRequest request, String caller, Ingress ingress) {

	/**
	 * The key under which the work is known.
	 * @return caller and request id
	 */
	public WorkKey key() {
		return new WorkKey(this.caller, this.request.requestId());
	}

}
