package io.ensemble.hotel.frontdesk;

import io.ensemble.network.RemoteWork;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.work.Priority;

/**
 * Housekeeping, as the front desk calls it.
 */
@EnsembleClient("housekeeping")
interface Housekeeping {

	@RemoteTask(priority = Priority.HIGH)
	RemoteWork<String> cleanRoom(Cleaning cleaning);

	/**
	 * What has to be cleaned.
	 *
	 * @param room the room
	 */
	record Cleaning(int room) {
	}

}
