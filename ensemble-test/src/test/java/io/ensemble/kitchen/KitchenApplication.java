package io.ensemble.kitchen;

import io.ensemble.agent.AgentTask;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTool;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@SpringBootApplication
@Import(KitchenTasksTests.KitchenTasks.class)
class KitchenApplication {

	@Bean
	AgentTask planMenu(EnsembleNetwork network) {
		return AgentTask.named("plan-menu")
			.description("Plans the menu of a day")
			.tools(network.tools(NetworkTool.from("procurement", "find-vendor")))
			.build();
	}

}
