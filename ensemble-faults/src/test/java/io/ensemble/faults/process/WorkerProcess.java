package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.ensemble.faults.worker.WorkerApplication;
import org.awaitility.Awaitility;

/**
 * A worker in a process of its own.
 */
public final class WorkerProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Process process;

	private final Path portFile;

	private final Path log;

	private WorkerProcess(Process process, Path portFile, Path log) {
		this.process = process;
		this.portFile = portFile;
		this.log = log;
	}

	/**
	 * Start one, and do not wait for it.
	 * @param directory where its files lie
	 * @param name what they are called
	 * @param properties its properties
	 * @return the worker
	 */
	public static WorkerProcess start(Path directory, String name, List<String> properties) {
		Path portFile = directory.resolve(name + ".port");
		Path log = directory.resolve(name + ".log");
		return new WorkerProcess(
				JavaProcess.start(WorkerApplication.class, log, List.of("-Xmx192m", "-DPORTFILE=" + portFile),
						properties.stream().map((property) -> "--" + property).toList()),
				portFile, log);
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
		Signals.send(pid(), name);
	}

	/**
	 * What it needs now.
	 * @return threads and heap
	 */
	public Vitals vitals() {
		return Vitals.of(pid());
	}

	/**
	 * What it wrote to its log.
	 * @return the lines
	 */
	public List<String> log() {
		try {
			return Files.readAllLines(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		if (isAlive()) {
			kill();
		}
	}

}
