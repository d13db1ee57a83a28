package io.ensemble.hotel.frontdesk;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/**
 * Who stays in which room, in memory. Thread-safe.
 */
@Component
class Rooms {

	private static final int FLOORS = 8;

	private static final int ROOMS_PER_FLOOR = 20;

	private static final int FLOOR_STEP = 100;

	private final Map<Integer, String> guests = new TreeMap<>();

	/**
	 * Find the first room without a guest.
	 * @return its number, empty if the hotel is full
	 */
	synchronized Optional<Integer> findFree() {
		for (int floor = 1; floor <= FLOORS; floor++) {
			for (int door = 1; door <= ROOMS_PER_FLOOR; door++) {
				int room = floor * FLOOR_STEP + door;
				if (!this.guests.containsKey(room)) {
					return Optional.of(room);
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * Give a guest the first free room.
	 * @param guest the guest
	 * @return the room
	 * @throws IllegalStateException if the hotel is full
	 */
	synchronized int assign(String guest) {
		int room = findFree().orElseThrow(() -> new IllegalStateException("The hotel is full"));
		this.guests.put(room, guest);
		return room;
	}

}
