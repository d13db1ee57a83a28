package io.ensemble.kitchen;

import java.time.Duration;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.Gated;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Meal;
import io.ensemble.kitchen.KitchenTasksTests.KitchenTasks.Order;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.test.network.VirtualNetwork;
import io.ensemble.test.time.VirtualTimeExtension;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.TestWorkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(VirtualTimeExtension.class)
class KitchenTasksTests {

	// tag::unit[]
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
	// end::unit[]

	static class KitchenTasks {

		private final EnsembleNetwork network;

		KitchenTasks(EnsembleNetwork network) {
			this.network = network;
		}

		// tag::task[]
		@SharedTask(description = "Prepares a meal")
		Meal prepareMeal(Order order, WorkContext work) {
			work.progress("Looking into the pantry", null);
			if (order.portions() > 100) {
				throw new IllegalArgumentException("The kitchen serves 100 portions at most");
			}
			String delivery = this.network.task("procurement", "purchase-parts")
				.deadline(Duration.ofMinutes(30))
				.call(order.portions() + " portions of " + order.dish());
			return new Meal(order.dish(), delivery);
		}
		// end::task[]

		@Gated(role = "manager")
		@SharedTask(description = "Throws a banquet")
		String throwBanquet(String occasion) {
			return "A banquet for " + occasion;
		}

		record Order(String dish, int portions) {
		}

		record Meal(String dish, String delivery) {
		}

	}

}
