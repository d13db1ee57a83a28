package io.ensemble.kitchen;

import io.ensemble.test.EnsembleTest;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.work.EnsembleTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

// tag::model[]
@EnsembleTest
class KitchenModelTests {

	@Test
	void plansAMenu(@Autowired EnsembleTester kitchen) {
		assertThat(kitchen.run("plan-menu", "Friday")).hasOutput("Fish, of course");
	}

	@TestConfiguration
	static class Model {

		@Bean
		SimulatedChatModel model() {
			return SimulatedChatModel.builder().whenTask("plan-menu").answer((talk) -> "Fish, of course").build();
		}

	}

}
// end::model[]
