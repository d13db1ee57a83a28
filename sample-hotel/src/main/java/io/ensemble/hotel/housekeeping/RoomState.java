package io.ensemble.hotel.housekeeping;

/**
 * How a room is.
 */
enum RoomState {

	/** Ready for the next guest. */
	CLEAN,

	/** Somebody has to go there. */
	NEEDS_CLEANING

}
