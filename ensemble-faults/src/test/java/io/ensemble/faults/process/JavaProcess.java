package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM that has the class path of the test, and is small.
 */
public final class JavaProcess {

	private JavaProcess() {
	}

	/**
	 * Start one.
	 * @param main what it runs
	 * @param log where its output goes
	 * @param options options of the JVM
	 * @param arguments arguments of the program
	 * @return the process
	 */
	public static Process start(Class<?> main, Path log, List<String> options, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
