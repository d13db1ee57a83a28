package io.ensemble.hotel.kitchen;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the kitchen has, in memory. Thread-safe.
 */
public class Pantry {

	private final Map<String, Ingredient> ingredients = new LinkedHashMap<>();

	private final Map<String, AtomicInteger> portions = new ConcurrentHashMap<>();

	/**
	 * Fill the shelves.
	 * @param ingredients what there is at first
	 */
	public Pantry(Collection<Ingredient> ingredients) {
		ingredients.forEach((ingredient) -> {
			this.ingredients.put(ingredient.name(), ingredient);
			portions(ingredient.name()).set(ingredient.portions());
		});
	}

	/**
	 * Find what a text speaks of.
	 * @param text an order or a question
	 * @return the first ingredient that the text names, if it names one
	 */
	public Optional<Ingredient> find(String text) {
		String words = text.toLowerCase(Locale.ROOT);
		return this.ingredients.values().stream().filter((ingredient) -> words.contains(ingredient.name())).findFirst();
	}

	/**
	 * Count.
	 * @param ingredient what
	 * @return the portions that are left
	 */
	public int count(Ingredient ingredient) {
		return portions(ingredient.name()).get();
	}

	/**
	 * Take one portion.
	 * @param ingredient of what
	 * @return {@code false} if there is none
	 */
	public boolean take(Ingredient ingredient) {
		return portions(ingredient.name()).getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
	}

	/**
	 * Put as many portions on the shelf.
	 * @param name the ingredient
	 * @param count how many there are from now on
	 */
	public void set(String name, int count) {
		if (!this.ingredients.containsKey(name)) {
			throw new IllegalArgumentException("The kitchen does not know '%s'; it knows %s".formatted(name,
					String.join(", ", this.ingredients.keySet())));
		}
		if (count < 0) {
			throw new IllegalArgumentException("There cannot be %d portions of %s".formatted(count, name));
		}
		portions(name).set(count);
	}

	private AtomicInteger portions(String name) {
		return this.portions.computeIfAbsent(name, (key) -> new AtomicInteger());
	}

}
