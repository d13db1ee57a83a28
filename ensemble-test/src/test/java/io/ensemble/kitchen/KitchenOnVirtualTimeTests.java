package io.ensemble.kitchen;

import java.time.Duration;

import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Order;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

// tag::virtual[]
@EnsembleTest(virtualTime = true)
class KitchenOnVirtualTimeTests {

	@Autowired
	EnsembleTester kitchen;

	@Autowired
	StubNetwork network;

	@Test
	void waitsForTheDelivery() {
		this.network.task("procurement", "purchase-parts").answer("PO #4821").after(Duration.ofMinutes(20));
		TestWork meal = this.kitchen.submit("prepare-meal", new Order("wagyu", 2));
		this.kitchen.advance(Duration.ofMinutes(19));
		assertThat(meal).hasStatus(WorkStatus.RUNNING);
		this.kitchen.advance(Duration.ofMinutes(1));
		assertThat(meal).isCompleted();
	}

}
// end::virtual[]
