package io.ensemble.hotel.frontdesk;

import io.ensemble.capability.annotation.SharedTool;

import org.springframework.stereotype.Component;

/**
 * What the front desk tells.
 */
@Component
class RoomTools {

	private final Rooms rooms;

	RoomTools(Rooms rooms) {
		this.rooms = rooms;
	}

	@SharedTool(name = "find-room", description = "Finds a room that is free", tags = "rooms")
	String findRoom() {
		return this.rooms.findFree().map((room) -> "Room " + room + " is free").orElse("There is no free room");
	}

}
