package io.ensemble.benchmark.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM on this machine, which ends when its input ends.
 */
public final class JavaProcess implements AutoCloseable {

	private static final int GOODBYE_SECONDS = 20;

	private final Process process;

	private final BufferedReader output;

	private JavaProcess(Process process) {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Start a class with the same Java.
	 * @param classPath its class path
	 * @param main the class
	 * @param args its arguments
	 * @return the process
	 */
	public static JavaProcess start(String classPath, Class<?> main, String... args) {
		return start(List.of(), classPath, main, args);
	}

	private static JavaProcess start(List<String> options, String classPath, Class<?> main, String... args) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main.getName()));
		command.addAll(List.of(args));
		try {
			return new JavaProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start the process that answers callers. Results are kept for ten seconds, as nobody
	 * keeps those of 20,000 requests a second in memory for a day, and the heap does not
	 * grow while it is measured.
	 * @return the process, not yet open
	 */
	public static JavaProcess serving() {
		return start(List.of("-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"), System.getProperty("java.class.path"),
				ServingApplication.class, "--server.port=0", "--ensemble.work.result-ttl=10s",
				"--ensemble.work.tombstone-ttl=10s", "--ensemble.name=kitchen", "--spring.main.banner-mode=off",
				"--logging.level.root=WARN", "--spring.jmx.enabled=false");
	}

	/**
	 * The port on which the serving process listens; blocks until it does.
	 * @return the port
	 */
	public int port() {
		return Integer.parseInt(await(ServingApplication.READY));
	}

	/**
	 * Block until the process prints a line that starts with a word.
	 * @param word the word
	 * @return the rest of the line
	 */
	public String await(String word) {
		try {
			for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
				if (line.startsWith(word)) {
					return line.substring(word.length());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException("The process ended without saying " + word);
	}

	/**
	 * The processor time that it has used.
	 * @return user and system together
	 */
	public Duration processorTime() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/**
	 * Let time pass.
	 * @param time how long
	 * @throws InterruptedException if the waiting thread is interrupted
	 * @throws IllegalStateException if the process ends meanwhile
	 */
	public void mustStay(Duration time) throws InterruptedException {
		if (this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("The process ended with " + this.process.exitValue());
		}
	}

	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
