package io.ensemble.hotel.frontdesk.patterns;

import java.util.Map;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Chain: each step is done by the department that can, on what the step before left.
 */
@Component
@Profile("patterns")
class LateArrival {

	private final EnsembleNetwork network;

	LateArrival(EnsembleNetwork network) {
		this.network = network;
	}

	@SharedTask(description = "Has a room made ready for a guest who comes late, and then a meal brought there")
	String lateArrival(Arrival arrival) {
		String room = this.network.task("housekeeping", "clean-room").call(Map.of("room", arrival.room()));
		String meal = this.network.task("room-service", "order-meal")
			.call("%s for room %d, which is %s".formatted(arrival.meal(), arrival.room(), room));
		return "%s; %s".formatted(room, meal);
	}

	/**
	 * Who is expected.
	 *
	 * @param room the room
	 * @param meal what the guest wants to eat
	 */
	record Arrival(int room, String meal) {
	}

}
