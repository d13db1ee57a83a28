package io.ensemble.docs.kitchen;

import io.ensemble.docs.kitchen.KitchenTasks.Meal;
import io.ensemble.docs.kitchen.KitchenTasks.Order;
import io.ensemble.test.network.VirtualNetwork;
import io.ensemble.test.time.VirtualTimeExtension;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.TestWorkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

// tag::unit[]
@ExtendWith(VirtualTimeExtension.class)
class KitchenTasksTests {

	@Test
	void ordersWhatTheMealNeeds(VirtualWork time) throws Exception {
		VirtualNetwork network = new VirtualNetwork("kitchen", time);
		network.stubs().task("procurement", "purchase-parts").answer("PO #4821");
		KitchenTasks tasks = new KitchenTasks(network.calls());
		TestWorkContext work = TestWorkContext.of("prepare-meal", "");
		Meal meal = work.call(() -> tasks.prepareMeal(new Order("wagyu", 2), work));
		assertThat(meal.delivery()).isEqualTo("PO #4821");
		assertThat(work.toldProgress()).hasSize(1);
		assertThat(work.delegations()).anyMatch((call) -> call.ensemble().equals("procurement"));
	}

}
// end::unit[]
