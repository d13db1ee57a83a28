package io.ensemble.hotel.housekeeping;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The board with the state of every room, in memory. Thread-safe.
 */
@Component
class RoomBoard {

	private static final int FLOORS = 8;

	private static final int ROOMS_PER_FLOOR = 20;

	private static final int FLOOR_STEP = 100;

	private final Map<Integer, RoomState> rooms = new ConcurrentHashMap<>();

	/**
	 * Look at a room.
	 * @param room its number
	 * @return its state
	 * @throws IllegalArgumentException if the hotel has no such room
	 */
	RoomStatus look(int room) {
		check(room);
		return new RoomStatus(room, this.rooms.getOrDefault(room, RoomState.NEEDS_CLEANING));
	}

	/**
	 * Note that a room was cleaned.
	 * @param room its number
	 * @return its new state
	 * @throws IllegalArgumentException if the hotel has no such room
	 */
	RoomStatus clean(int room) {
		check(room);
		this.rooms.put(room, RoomState.CLEAN);
		return look(room);
	}

	private static void check(int room) {
		int floor = room / FLOOR_STEP;
		int door = room % FLOOR_STEP;
		if (floor < 1 || floor > FLOORS || door < 1 || door > ROOMS_PER_FLOOR) {
			throw new IllegalArgumentException("The hotel has no room " + room);
		}
	}

}
