package io.ensemble.hotel.housekeeping;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;

import org.springframework.stereotype.Component;

/**
 * What housekeeping does and tells.
 */
@Component
class RoomTasks {

	private final RoomBoard board;

	RoomTasks(RoomBoard board) {
		this.board = board;
	}

	@SharedTask(name = "clean-room", description = "Cleans a room of the hotel",
			expectedOutput = "The room and its new state", tags = "rooms")
	RoomStatus cleanRoom(int room) {
		return this.board.clean(room);
	}

	@SharedTool(name = "room-status", description = "Tells whether a room is clean", tags = "rooms")
	RoomStatus roomStatus(int room) {
		return this.board.look(room);
	}

}
