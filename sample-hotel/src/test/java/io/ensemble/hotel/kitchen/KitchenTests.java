package io.ensemble.hotel.kitchen;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Pantry} and {@link StockTools}.
 */
class KitchenTests {

	private final Pantry pantry = new Pantry(Ingredient.standard());

	private final StockTools tools = new StockTools(this.pantry);

	@Test
	void theStockThatIsThereIsTheStockThatIsTold() {
		assertThat(this.tools.checkInventory("Wagyu steak")).isEqualTo("wagyu beef: 3 portions available");
		this.pantry.set("wagyu", 0);
		assertThat(this.tools.checkInventory("Wagyu steak")).isEqualTo("wagyu beef is sold out: 0 portions left");
	}

	@Test
	void whatNobodyEverHeardOfIsNotOnTheMenu() {
		assertThat(this.tools.checkInventory("dodo")).isEqualTo("'dodo' is not on the menu");
		assertThat(this.tools.dietaryCheck("dodo")).isEqualTo("'dodo' is not on the menu");
	}

	@Test
	void aGuestWhoMayEatItHearsWhatItContains() {
		assertThat(this.tools.dietaryCheck("Pasta with pesto, room 12"))
			.isEqualTo("pasta with pesto: contains gluten, milk, nuts");
		assertThat(this.tools.dietaryCheck("Green salad, no nuts")).isEqualTo("green salad: no known allergens");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pesto, the guest is allergic to nuts", "pesto, nut allergy", "pesto, nut-free please",
			"Pesto without nuts" })
	void aGuestWhoMustNotEatItIsWarned(String order) {
		assertThat(this.tools.dietaryCheck(order))
			.isEqualTo("pasta with pesto is unsafe for this guest: contains nuts");
	}

	@Test
	void noMorePortionsAreTakenThanThereAre() throws Exception {
		Ingredient wagyu = this.pantry.find("wagyu").orElseThrow();
		this.pantry.set("wagyu", 50);
		ExecutorService cooks = Executors.newFixedThreadPool(8);
		try {
			Callable<Boolean> take = () -> this.pantry.take(wagyu);
			List<Future<Boolean>> taken = cooks.invokeAll(Stream.generate(() -> take).limit(80).toList());
			assertThat(taken.stream().filter(KitchenTests::result)).hasSize(50);
		}
		finally {
			cooks.shutdownNow();
		}
		assertThat(this.pantry.count(wagyu)).isZero();
	}

	@Test
	void stockThatCannotBeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.pantry.set("dodo", 1))
			.withMessageContaining("dodo")
			.withMessageContaining("wagyu");
		assertThatIllegalArgumentException().isThrownBy(() -> this.pantry.set("wagyu", -1))
			.withMessage("There cannot be -1 portions of wagyu");
	}

	private static boolean result(Future<Boolean> taken) {
		try {
			return taken.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
