package io.ensemble.benchmark.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ensemble.benchmark.load.Caller;
import io.ensemble.benchmark.load.ClosedLoop;
import io.ensemble.benchmark.load.Figures;

/**
 * Two ways of asking the same process, measured in turns, so that what else happens on
 * the machine happens to both. A first turn is not counted, as processes that have just
 * started still compile.
 *
 * @param floor the way without us
 * @param ours the way with us
 * @param ratio the rate of ours for each one of the floor's; the median of the turns
 */
public record Comparison(Figures floor, Figures ours, double ratio) {

	/**
	 * Measure both; blocks until it is done.
	 * @param floor the way without us
	 * @param ours the way with us
	 * @param callers how many ask at once
	 * @param effort how long
	 * @return what was seen
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public static Comparison measure(Caller floor, Caller ours, int callers, Effort effort)
			throws InterruptedException {
		measure(floor, callers, effort.warmUp(), effort.time());
		measure(ours, callers, effort.warmUp(), effort.time());
		List<Figures> floors = new ArrayList<>();
		List<Figures> own = new ArrayList<>();
		for (int i = 0; i < effort.repeats(); i++) {
			floors.add(measure(floor, callers, effort.warmUp(), effort.time()));
			own.add(measure(ours, callers, effort.warmUp(), effort.time()));
		}
		return new Comparison(Figures.median(floors), Figures.median(own), ratio(floors, own));
	}

	private static Figures measure(Caller caller, int callers, Duration warmUp, Duration time)
			throws InterruptedException {
		ClosedLoop loop = new ClosedLoop(caller);
		loop.run(callers, warmUp);
		return loop.run(callers, time);
	}

	private static double ratio(List<Figures> floors, List<Figures> own) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < floors.size(); i++) {
			ratios.add(own.get(i).rate() / floors.get(i).rate());
		}
		ratios.sort(null);
		return ratios.get(ratios.size() / 2);
	}

	/**
	 * The figures behind it.
	 * @param floorName what the way without us is called
	 * @return both, in words
	 */
	public String seen(String floorName) {
		return seen("ensemble", floorName);
	}

	/**
	 * The figures behind it, if it is not us that is compared.
	 * @param name what is compared
	 * @param floorName what it is compared with
	 * @return both, in words
	 */
	public String seen(String name, String floorName) {
		return "%s %s; %s %s".formatted(name, print(this.ours), floorName, print(this.floor));
	}

	private static String print(Figures figures) {
		return String.format(Locale.ROOT, "%,.0f/s p50 %.2f ms p99 %.2f ms%s", figures.rate(), figures.p50(),
				figures.p99(), (figures.errors() != 0) ? ", **" + figures.errors() + " errors**" : "");
	}

}
