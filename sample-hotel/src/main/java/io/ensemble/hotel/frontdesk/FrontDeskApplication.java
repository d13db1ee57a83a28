package io.ensemble.hotel.frontdesk;

import io.ensemble.agent.AgentTask;
import io.ensemble.hotel.model.HotelModelConfiguration;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The front desk department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class FrontDeskApplication {

	@Bean
	AgentTask guestRequest(EnsembleNetwork network) {
		return AgentTask.named("guest-request")
			.description("Passes a guest's wish on to the department that can fulfil it")
			.role("the receptionist of a grand hotel")
			.goal("Each wish reaches the one department that can fulfil it, and the guest hears what came of it")
			.background("Room service brings food and drinks. Maintenance repairs what is broken.")
			.expectedOutput("what the department that took the wish says")
			.tools(network.tools(NetworkTask.from("room-service", "order-meal"),
					NetworkTask.from("maintenance", "repair-request")))
			.tags("guests")
			.build();
	}

}
