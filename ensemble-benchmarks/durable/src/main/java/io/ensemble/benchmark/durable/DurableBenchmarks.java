package io.ensemble.benchmark.durable;

import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.benchmark.durable.claim.ClaimCost;
import io.ensemble.benchmark.table.Section;
import io.ensemble.benchmark.table.Table;

/**
 * Measures and prints the table of durable work. Arguments: {@code quick} for a short
 * look, and names of sections; all sections if none is named.
 */
public final class DurableBenchmarks {

	private DurableBenchmarks() {
	}

	/**
	 * Measure.
	 * @param args {@code quick} and names of sections
	 * @throws Exception if something measured fails
	 */
	public static void main(String[] args) throws Exception {
		Map<String, Section> sections = new LinkedHashMap<>();
		sections.put("redis", DurableRoundTrip::redis);
		sections.put("postgres", DurableRoundTrip::postgres);
		sections.put("claim", ClaimCost::measure);
		new Table(sections).print(args);
		System.exit(0);
	}

}
