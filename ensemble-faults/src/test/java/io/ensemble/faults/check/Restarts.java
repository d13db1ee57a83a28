package io.ensemble.faults.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How soon what a dead worker had begun was begun by another one, by the lines of a
 * witness.
 */
public final class Restarts {

	private final Map<String, Instant> starts = new HashMap<>();

	private final List<String[]> lines;

	public Restarts(List<String> witnessed) {
		this.lines = witnessed.stream()
			.filter((line) -> line.startsWith("start "))
			.map((line) -> line.split(" "))
			.toList();
		this.lines.forEach((line) -> this.starts.put(line[1] + " " + line[2], time(line)));
	}

	private static Instant time(String[] line) {
		return Instant.ofEpochMilli(Long.parseLong(line[4]));
	}

	/**
	 * The longest time without anybody.
	 * @param deaths when which process died
	 * @return zero if nothing was hit
	 */
	public Duration slowest(Map<Long, Instant> deaths) {
		Duration slowest = Duration.ZERO;
		for (String[] line : this.lines) {
			Instant death = deaths.get(Long.parseLong(line[3]));
			Instant next = this.starts.get(line[1] + " " + (Integer.parseInt(line[2]) + 1));
			if (death != null && next != null && Duration.between(death, next).compareTo(slowest) > 0) {
				slowest = Duration.between(death, next);
			}
		}
		return slowest;
	}

}
