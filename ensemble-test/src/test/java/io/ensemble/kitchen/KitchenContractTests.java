package io.ensemble.kitchen;

import java.time.Duration;

import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Meal;
import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Order;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.Priority;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@EnsembleTest
class KitchenContractTests {

	@Autowired
	EnsembleTester kitchen;

	@Autowired
	StubNetwork network;

	@Test
	void theResultIsRead() {
		// tag::request[]
		this.network.task("procurement", "purchase-parts").answer("PO #1");
		TestWork meal = this.kitchen.request("prepare-meal")
			.from("room-service")
			.priority(Priority.HIGH)
			.run("{\"dish\": \"wagyu\", \"portions\": 2, \"table\": 7}");
		assertThat(meal).outputAs(Meal.class).isEqualTo(new Meal("wagyu", "PO #1"));
		// end::request[]
	}

	@Test
	void asksProcurementForWhatItNeeds() {
		// tag::recorded[]
		var purchase = this.network.task("procurement", "purchase-parts").answer("PO #4821");
		this.kitchen.run("prepare-meal", new Order("wagyu", 2));
		assertThat(purchase).wasAskedOnce().wasAskedFor("2 portions", "wagyu");
		assertThat(purchase.lastRequest().deadline()).isEqualTo(Duration.ofMinutes(30));
		// end::recorded[]
	}

	@Test
	void saysWhyItRefuses() {
		// tag::failure[]
		assertThat(this.kitchen.run("prepare-meal", new Order("wagyu", 200))).hasFailedWith("100 portions at most");
		// end::failure[]
	}

	@Test
	void aBanquetWaitsForTheManager() {
		// tag::gated[]
		assertThat(this.kitchen.run("throw-banquet", "the wedding")).waitsForReview();
		// end::gated[]
	}

}
