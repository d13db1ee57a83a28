package io.ensemble.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ensemble.benchmark.footprint.Footprint;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;
import io.ensemble.benchmark.table.Section;

/**
 * How much longer an application takes to start with the starter, and how much more it
 * keeps on the heap.
 */
class StartUp implements Section {

	private static final double MILLIS_PER_SECOND = 1e3;

	private static final double BYTES_PER_MEGABYTE = 1024 * 1024;

	@Override
	public List<Row> measure(Effort effort) {
		List<Footprint> plain = new ArrayList<>();
		List<Footprint> department = new ArrayList<>();
		for (int i = 0; i < effort.repeats(); i++) {
			plain.add(Footprint.plain());
			department.add(Footprint.department());
		}
		return rows(Footprint.median(plain), Footprint.median(department));
	}

	private static List<Row> rows(Footprint plain, Footprint department) {
		double seconds = (department.millis() - plain.millis()) / MILLIS_PER_SECOND;
		double megabytes = (department.heap() - plain.heap()) / BYTES_PER_MEGABYTE;
		return List.of(
				new Row("Start of a department beside a plain web, actuator and Spring AI application", seconds,
						Goal.atMost(1.5, 0.7, " s"),
						seen("%.2f s, plain %.2f s", department.millis() / MILLIS_PER_SECOND,
								plain.millis() / MILLIS_PER_SECOND)),
				new Row("Heap of the starter over that application", megabytes, Goal.atMost(40, 20, " MB"),
						seen("%.1f MB, plain %.1f MB", department.heap() / BYTES_PER_MEGABYTE,
								plain.heap() / BYTES_PER_MEGABYTE)));
	}

	private static String seen(String format, double with, double without) {
		return String.format(Locale.ROOT, format, with, without);
	}

}
