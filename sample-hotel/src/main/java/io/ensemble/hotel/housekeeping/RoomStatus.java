package io.ensemble.hotel.housekeeping;

/**
 * How one room is.
 *
 * @param room its number
 * @param state its state
 */
record RoomStatus(int room, RoomState state) {
}
