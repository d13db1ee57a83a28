package io.ensemble.hotel.kitchen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.ensemble.capability.annotation.SharedTool;

import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.stereotype.Component;

/**
 * What other departments may ask the kitchen.
 */
@Component
class StockTools {

	private final Pantry pantry;

	StockTools(Pantry pantry) {
		this.pantry = pantry;
	}

	@SharedTool(name = "check-inventory", description = "Tells how many portions of an ingredient or dish there are",
			tags = "food")
	String checkInventory(@ToolParam(description = "the ingredient or dish") String item) {
		return this.pantry.find(item).map(this::availability).orElse("'%s' is not on the menu".formatted(item));
	}

	@SharedTool(name = "dietary-check",
			description = "Tells which allergens a dish contains and whether the guest of " + "an order may eat it",
			tags = "food")
	String dietaryCheck(@ToolParam(description = "the whole order, with what the guest must not eat") String order) {
		return this.pantry.find(order)
			.map((ingredient) -> safety(ingredient, order))
			.orElse("'%s' is not on the menu".formatted(order));
	}

	private String availability(Ingredient ingredient) {
		int count = this.pantry.count(ingredient);
		if (count == 0) {
			return ingredient.fullName() + " is sold out: 0 portions left";
		}
		return "%s: %s available".formatted(ingredient.fullName(), (count > 1) ? count + " portions" : "1 portion");
	}

	private static String safety(Ingredient ingredient, String order) {
		Set<String> forbidden = ingredient.allergens()
			.stream()
			.filter((allergen) -> isForbidden(allergen, order))
			.collect(Collectors.toSet());
		if (!forbidden.isEmpty()) {
			return "%s is unsafe for this guest: contains %s".formatted(ingredient.fullName(), sorted(forbidden));
		}
		return ingredient.allergens().isEmpty() ? ingredient.fullName() + ": no known allergens"
				: "%s: contains %s".formatted(ingredient.fullName(), sorted(ingredient.allergens()));
	}

	private static boolean isForbidden(String allergen, String order) {
		String stem = allergen.endsWith("s") ? allergen.substring(0, allergen.length() - 1) : allergen;
		return Arrays.stream(order.toLowerCase(Locale.ROOT).split("[,;.]"))
			.anyMatch((part) -> part.contains(stem) && part.matches(".*\\b(allerg|free\\b|without\\b|no\\b).*"));
	}

	private static String sorted(Set<String> allergens) {
		return allergens.stream().sorted().collect(Collectors.joining(", "));
	}

}
