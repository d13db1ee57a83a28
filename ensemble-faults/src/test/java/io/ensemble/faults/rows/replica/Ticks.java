package io.ensemble.faults.rows.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * The ticks of a schedule, by the lines of a witness.
 */
final class Ticks {

	private static final String PREFIX = "schedule:tick:";

	private final TreeMap<Long, List<String[]>> starts = new TreeMap<>();

	Ticks(List<String> witnessed) {
		witnessed.stream()
			.map((line) -> line.split(" "))
			.filter((line) -> line[0].equals("start") && line[1].startsWith(PREFIX))
			.forEach((line) -> this.starts
				.computeIfAbsent(Long.parseLong(line[1].substring(PREFIX.length())), (tick) -> new ArrayList<>())
				.add(line));
	}

	int count() {
		return this.starts.size();
	}

	int extra() {
		return this.starts.values().stream().mapToInt(List::size).sum() - count();
	}

	/**
	 * Who ran the last one first.
	 * @return the id of the process
	 */
	long runner() {
		return Long.parseLong(this.starts.lastEntry().getValue().get(0)[3]);
	}

	boolean isWithoutHole(Duration every) {
		Iterator<Long> ticks = this.starts.keySet().iterator();
		for (long expected = this.starts.firstKey(); ticks.hasNext(); expected += every.toMillis()) {
			if (ticks.next() != expected) {
				return false;
			}
		}
		return true;
	}

	/**
	 * How late work began at most.
	 * @return the longest time from a tick to its first start
	 */
	Duration delay() {
		return Duration.ofMillis(this.starts.entrySet()
			.stream()
			.mapToLong((tick) -> Long.parseLong(tick.getValue().get(0)[4]) - tick.getKey())
			.max()
			.orElseThrow());
	}

	List<String> ids() {
		return this.starts.keySet().stream().map((tick) -> PREFIX + tick).toList();
	}

}
