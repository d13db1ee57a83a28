package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long workers took for their answers, by their own clocks: what their callers were
 * busy with meanwhile does not count.
 *
 * @param directory where the workers write
 */
public record AccessLog(Path directory) {

	/**
	 * What makes a worker write.
	 * @return properties of its server
	 */
	public String[] properties() {
		return new String[] { "server.tomcat.accesslog.enabled=true", "server.tomcat.accesslog.buffered=false",
				"server.tomcat.accesslog.directory=" + this.directory,
				"server.tomcat.accesslog.prefix=access-${random.uuid}", "server.tomcat.accesslog.pattern=%s %D" };
	}

	/**
	 * The time for each answer of a kind.
	 * @param status the status of these answers
	 * @return the times, shortest first
	 */
	public List<Duration> times(int status) {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.flatMap(AccessLog::lines)
				.map((line) -> line.split(" "))
				.filter((line) -> line[0].equals(Integer.toString(status)))
				.map((line) -> Duration.of(Long.parseLong(line[1]), ChronoUnit.MICROS))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
