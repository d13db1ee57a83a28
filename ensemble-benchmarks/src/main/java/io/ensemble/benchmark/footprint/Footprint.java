package io.ensemble.benchmark.footprint;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.ensemble.benchmark.server.JavaProcess;

/**
 * What one start cost.
 *
 * @param millis from the start of the JVM until the application is ready
 * @param heap bytes on the heap then, after a collection
 */
public record Footprint(long millis, long heap) {

	private static final Predicate<String> OURS = Pattern
		.compile("(ensemble-(core|autoconfigure|spring-boot-starter)|resilience4j|tomcat-embed-websocket"
				+ "|spring-websocket|spring-messaging|spring-boot-starter-websocket|micrometer-registry-prometheus"
				+ "|prometheus-metrics)")
		.asPredicate();

	/**
	 * Start without us.
	 * @return the cost
	 */
	public static Footprint plain() {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(OURS.negate())
			.collect(Collectors.joining(File.pathSeparator));
		return start(classPath, PlainApplication.class);
	}

	/**
	 * Start with us.
	 * @return the cost
	 */
	public static Footprint department() {
		return start(System.getProperty("java.class.path"), DepartmentApplication.class);
	}

	/**
	 * What is in the middle of several starts, each figure for itself.
	 * @param starts the starts, one at least
	 * @return the medians
	 */
	public static Footprint median(List<Footprint> starts) {
		int middle = starts.size() / 2;
		return new Footprint(starts.stream().map(Footprint::millis).sorted().toList().get(middle),
				starts.stream().map(Footprint::heap).sorted().toList().get(middle));
	}

	private static Footprint start(String classPath, Class<?> application) {
		try (JavaProcess process = JavaProcess.start(classPath, application, "--server.port=0",
				"--spring.main.banner-mode=off", "--logging.level.root=WARN", "--spring.application.name=plain")) {
			String[] figures = process.await(PlainApplication.STARTED).split(" ");
			return new Footprint(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
		}
	}

}
