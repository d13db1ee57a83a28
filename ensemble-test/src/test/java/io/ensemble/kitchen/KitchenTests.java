package io.ensemble.kitchen;

import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Order;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

// tag::first[]
@EnsembleTest
class KitchenTests {

	@Autowired
	EnsembleTester kitchen;

	@Autowired
	StubNetwork network;

	@Test
	void preparesAMeal() {
		this.network.task("procurement", "purchase-parts").answer("PO #4821, delivery Thursday");
		TestWork meal = this.kitchen.run("prepare-meal", new Order("wagyu", 2));
		assertThat(meal).isCompleted().outputContains("PO #", "delivery").hasTold("Looking into the pantry");
	}

}
// end::first[]
