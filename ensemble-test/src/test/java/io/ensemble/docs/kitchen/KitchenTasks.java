package io.ensemble.docs.kitchen;

import java.time.Duration;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.Gated;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.network.EnsembleNetwork;

import org.springframework.stereotype.Component;

@Component
class KitchenTasks {

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
