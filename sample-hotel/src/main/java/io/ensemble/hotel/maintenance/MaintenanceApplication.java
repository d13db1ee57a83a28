package io.ensemble.hotel.maintenance;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ToolSource;
import io.ensemble.capability.tool.LocalTools;
import io.ensemble.hotel.model.HotelModelConfiguration;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The maintenance department.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import(HotelModelConfiguration.class)
public class MaintenanceApplication {

	@Bean
	AgentTask repairRequest(LocalTools tools, EnsembleNetwork network) {
		ToolSource boiler = (work) -> tools.tagged("heating");
		return AgentTask.named("repair-request")
			.description(
					"Repairs what is broken, leaking, dripping, cold or without light: heating, hot water, boiler, "
							+ "shower, tap, lamp")
			.role("the engineer of a grand hotel")
			.goal("Everything in the house works, and what cannot be repaired today has its part ordered")
			.background("Most complaints about warmth come from the boiler; read it first. Order a part only if "
					+ "something needs a new one.")
			.expectedOutput("what was found, and which part was ordered, if any")
			.tools(boiler, network.tools(NetworkTask.from("procurement", "purchase-parts")))
			.tags("repairs")
			.build();
	}

}
