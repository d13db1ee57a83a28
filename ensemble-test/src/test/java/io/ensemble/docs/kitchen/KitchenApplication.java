package io.ensemble.docs.kitchen;

import io.ensemble.agent.AgentTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTool;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class KitchenApplication {

	@Bean
	AgentTask planMenu(EnsembleNetwork network) {
		return AgentTask.named("plan-menu")
			.description("Plans the menu of a day")
			.tools(network.tools(NetworkTool.from("procurement", "find-vendor")))
			.build();
	}

}
