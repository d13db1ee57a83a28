package io.ensemble.hotel.frontdesk;

/**
 * A guest who has a room.
 *
 * @param guest the guest
 * @param room the room
 * @param cleaning the request that housekeeping works on
 */
record Arrival(String guest, int room, String cleaning) {
}
