package io.ensemble.network.claim;

/**
 * Takes the results that requests of anybody sent to this ensemble by
 * {@code BROADCAST_CLAIM}. Where there is no such bean, offers are left to other
 * replicas.
 */
@FunctionalInterface
public interface ClaimedResultHandler {

	/**
	 * Take a result. When this returns, the result is acknowledged and is this replica's;
	 * it is offered to another replica if this throws, or takes longer than the
	 * provider's lease. So a result may come twice, after a crash to another replica:
	 * what is done with it should bear repetition. Runs where handlers of work run, and
	 * may block.
	 * @param result the result, whatever its status
	 */
	void handle(ClaimedResult result);

}
