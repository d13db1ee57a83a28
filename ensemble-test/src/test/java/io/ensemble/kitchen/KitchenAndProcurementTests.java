package io.ensemble.kitchen;

import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Order;
import io.ensemble.test.EnsembleTest;
import io.ensemble.test.network.StubAnswer;
import io.ensemble.test.network.StubNetwork;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.work.ErrorCode;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@EnsembleTest(virtualTime = true)
class KitchenAndProcurementTests {

	@Autowired
	EnsembleTester kitchen;

	@Autowired
	StubNetwork network;

	@Test
	void doesNotWaitForEver() {
		// tag::never[]
		var purchase = this.network.task("procurement", "purchase-parts").neverAnswer();
		assertThat(this.kitchen.run("prepare-meal", new Order("wagyu", 2))).hasFailedWith("deadline");
		assertThat(purchase).wasWithdrawn();
		// end::never[]
	}

	@Test
	void asksAgainWhenProcurementIsBusy() {
		// tag::retry[]
		var purchase = this.network.task("procurement", "purchase-parts")
			.answerInTurn(StubAnswer.refusal(ErrorCode.QUEUE_FULL, "come back later"), StubAnswer.output("PO #4821"));
		assertThat(this.kitchen.run("prepare-meal", new Order("wagyu", 2))).outputContains("PO #4821");
		assertThat(purchase).wasAsked(2);
		// end::retry[]
	}

	@Test
	void saysThatProcurementIsNotThere() {
		// tag::unreachable[]
		this.network.unreachable("procurement");
		assertThat(this.kitchen.run("prepare-meal", new Order("wagyu", 2)))
			.hasFailedWith("procurement cannot be reached");
		// end::unreachable[]
	}

	@Test
	void theAgentAsksForVendors() {
		// tag::agent[]
		var vendors = this.network.tool("procurement", "find-vendor")
			.describedAs("Finds who sells something", "{\"type\": \"string\"}")
			.answer("SupplyCo");
		assertThat(this.kitchen.run("plan-menu", "a vendor for fish")).outputContains("SupplyCo");
		assertThat(vendors).wasAskedOnce();
		// end::agent[]
	}

}
