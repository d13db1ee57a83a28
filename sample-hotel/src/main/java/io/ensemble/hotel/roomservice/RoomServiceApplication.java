package io.ensemble.hotel.roomservice;

import io.ensemble.agent.AgentTask;
import io.ensemble.hotel.model.HotelModelConfiguration;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The room service department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class RoomServiceApplication {

	@Bean
	AgentTask orderMeal(EnsembleNetwork network) {
		return AgentTask.named("order-meal")
			.description("Takes a guest's order for food and drinks, from breakfast, sandwich, salad or soup to steak, "
					+ "salmon or pasta, and has it prepared")
			.role("the room service of a grand hotel")
			.goal("A meal that the guest likes and may eat, on its way as soon as possible")
			.background("The kitchen knows its stock and its allergens. Ask it about both before you have a meal "
					+ "prepared; have none prepared that is sold out or that the guest must not eat.")
			.expectedOutput("what was ordered, what the kitchen said of stock and allergens, and when it is ready")
			.tools(network.tools(NetworkTool.from("kitchen", "check-inventory"),
					NetworkTool.from("kitchen", "dietary-check"), NetworkTask.from("kitchen", "prepare-meal")))
			.tags("food", "guests")
			.build();
	}

}
