package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.faults.worker.WorkerApplication;
import org.awaitility.Awaitility;

/**
 * A worker in a process of its own.
 */
public final class WorkerProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Process process;

	private final Path portFile;

	private WorkerProcess(Process process, Path portFile) {
		this.process = process;
		this.portFile = portFile;
	}

	static WorkerProcess start(Path directory, String name, List<String> properties) {
		Path portFile = directory.resolve(name + ".port");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx192m", "-cp", System.getProperty("java.class.path"),
						"-DPORTFILE=" + portFile, WorkerApplication.class.getName()));
		properties.forEach((property) -> command.add("--" + property));
		try {
			return new WorkerProcess(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(directory.resolve(name + ".log").toFile())
				.start(), portFile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until it takes requests.
	 * @return this worker
	 */
	public WorkerProcess awaitStart() {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !isAlive() || hasPort());
		if (!isAlive()) {
			throw new IllegalStateException("The worker ended with " + this.process.exitValue() + ", see its log");
		}
		return this;
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	public boolean hasPort() {
		return this.portFile.toFile().length() > 0;
	}

	public long pid() {
		return this.process.pid();
	}

	public URI address() {
		try {
			return URI.create("http://127.0.0.1:" + Files.readString(this.portFile).trim());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for its end.
	 * @return its exit status
	 */
	public int awaitEnd() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("The worker does not end");
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public void kill() {
		signal("KILL");
		awaitEnd();
	}

	/**
	 * Send a signal.
	 * @param name such as {@code STOP}, {@code CONT} or {@code TERM}
	 */
	public void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (isAlive()) {
			kill();
		}
	}

}
