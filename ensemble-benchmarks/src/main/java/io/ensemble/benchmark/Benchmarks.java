package io.ensemble.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures and prints the table. Arguments: {@code quick} for a short look, and names of
 * sections; all sections if none is named.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Measure.
	 * @param args {@code quick} and names of sections
	 * @throws Exception if something measured fails
	 */
	public static void main(String[] args) throws Exception {
		List<String> names = new ArrayList<>(Arrays.asList(args));
		Effort effort = names.remove("quick") ? Effort.QUICK : Effort.FULL;
		Map<String, Section> sections = sections();
		if (!sections.keySet().containsAll(names)) {
			throw new IllegalArgumentException("There are quick and " + sections.keySet() + ", not " + names);
		}
		if (!names.isEmpty()) {
			sections.keySet().retainAll(names);
		}
		System.out.println("| what | figure | must | aim | reached | seen |\n|---|---|---|---|---|---|");
		for (Section section : sections.values()) {
			section.measure(effort).forEach((row) -> System.out.println(row.markdown()));
		}
		System.exit(0);
	}

	private static Map<String, Section> sections() {
		Map<String, Section> sections = new LinkedHashMap<>();
		sections.put("websocket", new WebSocketRoundTrip());
		sections.put("queue", Micro::queue);
		sections.put("idle", new IdlePeers());
		sections.put("start", new StartUp());
		sections.put("http", new HttpRoundTrip());
		sections.put("codec", Micro::codec);
		sections.put("intake", Micro::intake);
		return sections;
	}

}
