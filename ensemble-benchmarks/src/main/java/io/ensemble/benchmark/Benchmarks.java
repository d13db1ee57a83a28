package io.ensemble.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.benchmark.table.Section;
import io.ensemble.benchmark.table.Table;

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
		new Table(sections()).print(args);
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
