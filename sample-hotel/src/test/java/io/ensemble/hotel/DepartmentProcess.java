package io.ensemble.hotel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.hotel.launcher.plan.Department;

/**
 * One department in a process of its own.
 */
final class DepartmentProcess implements AutoCloseable {

	private final List<String> output = new ArrayList<>();

	private final CompletableFuture<Void> open = new CompletableFuture<>();

	private final Process process;

	private final Thread reader;

	DepartmentProcess(Department department, FreePorts ports, String... arguments) throws IOException {
		this(Map.of(), department, ports, arguments);
	}

	DepartmentProcess(Map<String, String> environment, Department department, FreePorts ports, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				HotelApplication.class.getName(), "--hotel.departments=" + department));
		command.addAll(ports.arguments());
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.reader = new Thread(this::read, department + "-output");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	DepartmentProcess awaitOpen() throws Exception {
		this.open.get(120, TimeUnit.SECONDS);
		return this;
	}

	/**
	 * Tell the process to stop, as an orchestrator does.
	 */
	void terminate() {
		// Not by the process itself, which would close the stream that its last words
		// come by.
		this.process.toHandle().destroy();
	}

	int awaitExit() throws InterruptedException {
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The process did not end:\n" + output());
		}
		this.reader.join();
		return this.process.exitValue();
	}

	String output() {
		synchronized (this.output) {
			return String.join("\n", this.output);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			lines.lines().forEach(this::note);
		}
		catch (IOException | UncheckedIOException ex) {
			note(ex.toString());
		}
		this.open.completeExceptionally(new IllegalStateException("The process ended:\n" + output()));
	}

	private void note(String line) {
		synchronized (this.output) {
			this.output.add(line);
		}
		if (line.contains("The hotel is open")) {
			this.open.complete(null);
		}
	}

}
