package io.ensemble.hotel.kitchen;

import java.util.List;
import java.util.Set;

/**
 * Something that a dish is made of.
 *
 * @param name one word that names it in an order
 * @param fullName how the kitchen calls it
 * @param portions how many portions the day starts with
 * @param allergens what some guests must not eat of it
 * @param minutes how long a dish of it takes
 */
public record Ingredient(String name, String fullName, int portions, Set<String> allergens, int minutes) {

	public Ingredient {
		allergens = Set.copyOf(allergens);
	}

	/**
	 * What the kitchen usually has.
	 * @return the ingredients
	 */
	static List<Ingredient> standard() {
		return List.of(new Ingredient("wagyu", "wagyu beef", 3, Set.of(), 25),
				new Ingredient("salmon", "fillet of salmon", 6, Set.of("fish"), 20),
				new Ingredient("pesto", "pasta with pesto", 12, Set.of("nuts", "gluten", "milk"), 15),
				new Ingredient("sandwich", "club sandwich", 20, Set.of("gluten", "egg"), 10),
				new Ingredient("salad", "green salad", 15, Set.of(), 8),
				new Ingredient("soup", "soup of the day", 10, Set.of("celery"), 10));
	}

}
