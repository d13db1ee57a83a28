package io.ensemble.hotel.frontdesk;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.RemoteWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Welcomes guests.
 */
@Component
class Reception {

	private static final Logger logger = LoggerFactory.getLogger(Reception.class);

	private final Rooms rooms;

	private final Housekeeping housekeeping;

	Reception(Rooms rooms, Housekeeping housekeeping) {
		this.rooms = rooms;
		this.housekeeping = housekeeping;
	}

	@SharedTask(name = "check-in", description = "Gives a guest a room and sends housekeeping there",
			expectedOutput = "The room, and under which request housekeeping is on its way", tags = "guests")
	Arrival checkIn(String guest) {
		int room = this.rooms.assign(guest);
		RemoteWork<String> cleaning = this.housekeeping.cleanRoom(new Housekeeping.Cleaning(room));
		cleaning.result().exceptionally((failure) -> {
			logger.warn("Nobody cleaned room {}: {}", room, failure.getMessage());
			return "";
		});
		return new Arrival(guest, room, cleaning.requestId());
	}

}
