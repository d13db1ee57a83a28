package io.ensemble.benchmark.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures and prints.
 */
public final class Table {

	private final Map<String, Section> sections;

	/**
	 * A table of some sections.
	 * @param sections the sections by name, in order
	 */
	public Table(Map<String, Section> sections) {
		this.sections = new LinkedHashMap<>(sections);
	}

	/**
	 * Measure; blocks until it is done.
	 * @param args {@code quick} for a short look, and names of sections; all sections if
	 * none is named
	 * @throws Exception if something measured fails
	 */
	public void print(String... args) throws Exception {
		List<String> names = new ArrayList<>(Arrays.asList(args));
		Effort effort = names.remove("quick") ? Effort.QUICK : Effort.FULL;
		if (!this.sections.keySet().containsAll(names)) {
			throw new IllegalArgumentException("There are quick and " + this.sections.keySet() + ", not " + names);
		}
		System.out.println("| what | figure | must | aim | reached | seen |\n|---|---|---|---|---|---|");
		for (Map.Entry<String, Section> section : this.sections.entrySet()) {
			if (names.isEmpty() || names.contains(section.getKey())) {
				section.getValue().measure(effort).forEach((row) -> System.out.println(row.markdown()));
			}
		}
	}

}
