package io.ensemble.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.ensemble.benchmark.micro.CodecBenchmark;
import io.ensemble.benchmark.micro.IntakeBenchmark;
import io.ensemble.benchmark.micro.QueueBenchmark;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The steps that are measured inside of one process, by JMH.
 */
final class Micro {

	private Micro() {
	}

	static List<Row> codec(Effort effort) throws RunnerException {
		Map<String, Double> micros = run(CodecBenchmark.class, effort);
		return List.of(beside("Codec: read a request", micros, "decode", "floorDecode"),
				beside("Codec: write a request", micros, "encode", "floorEncode"));
	}

	static List<Row> queue(Effort effort) throws RunnerException {
		Map<String, Double> micros = run(QueueBenchmark.class, effort);
		return List.of(longer("claim", Goal.atMost(2, 1.3, "x"), micros), longer("position", null, micros),
				longer("reprioritise", null, micros));
	}

	static List<Row> intake(Effort effort) throws RunnerException {
		Map<String, Double> micros = run(IntakeBenchmark.class, effort);
		return List.of(new Row("Intake to result inside of one process, one at a time",
				print("%.1f us", micros.getOrDefault("submitAndAwait", Double.NaN))));
	}

	private static Row beside(String what, Map<String, Double> micros, String ours, String floor) {
		double own = micros.getOrDefault(ours, Double.NaN);
		double bare = micros.getOrDefault(floor, Double.NaN);
		return new Row(what + ", times Jackson without checks", own / bare, null,
				print("%.2f us, Jackson %.2f us", own, bare));
	}

	private static Row longer(String step, @Nullable Goal goal, Map<String, Double> micros) {
		double few = micros.getOrDefault(step + "1000", Double.NaN);
		double many = micros.getOrDefault(step + "1000000", Double.NaN);
		return new Row("Queue in memory: " + step + " at 1,000,000 / at 1,000", many / few, goal,
				print("%.2f us, %.2f us", many, few));
	}

	private static String print(String format, Object... figures) {
		return String.format(Locale.ROOT, format, figures);
	}

	private static Map<String, Double> run(Class<?> benchmark, Effort effort) throws RunnerException {
		Options options = new OptionsBuilder().include(benchmark.getName())
			.forks(1)
			.jvmArgsAppend("-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch")
			.warmupIterations(effort.repeats())
			.warmupTime(TimeValue.milliseconds(effort.warmUp().toMillis() / 2))
			.measurementIterations(effort.repeats())
			.measurementTime(TimeValue.milliseconds(effort.time().toMillis() / 2))
			.verbosity(VerboseMode.SILENT)
			.build();
		return micros(new Runner(options).run());
	}

	private static Map<String, Double> micros(Collection<RunResult> results) {
		Map<String, Double> micros = new LinkedHashMap<>();
		for (RunResult result : results) {
			List<String> names = new ArrayList<>(List.of(result.getPrimaryResult().getLabel()));
			for (String parameter : result.getParams().getParamsKeys()) {
				names.add(result.getParams().getParam(parameter));
			}
			micros.put(String.join("", names), result.getPrimaryResult().getScore());
		}
		return micros;
	}

}
