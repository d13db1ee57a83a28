package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.ensemble.faults.check.Checker;
import io.ensemble.faults.check.Findings;
import org.awaitility.Awaitility;

/**
 * A store, the workers on it, and the files that tell what happened.
 */
public final class Scene implements AutoCloseable {

	private static final Duration LEASE = Duration.ofSeconds(2);

	private final Path directory;

	private final FaultStore store;

	private final List<WorkerProcess> workers = new CopyOnWriteArrayList<>();

	private final Submitter submitter;

	private int started;

	private Scene(Path directory, FaultStore store) {
		this.directory = directory;
		this.store = store;
		this.submitter = new Submitter(this::addresses, submissions());
	}

	public static Scene on(StoreKind kind, Path directory) {
		return new Scene(directory, kind.open(directory));
	}

	public FaultStore store() {
		return this.store;
	}

	public Submitter submitter() {
		return this.submitter;
	}

	public Path witness() {
		return this.directory.resolve("witness");
	}

	public Path submissions() {
		return this.directory.resolve("submissions");
	}

	/**
	 * Start a worker, and do not wait for it.
	 * @param further its properties
	 * @return the worker
	 */
	public WorkerProcess worker(String... further) {
		return worker(this.store.properties(), further);
	}

	/**
	 * Start a worker that finds the store somewhere else.
	 * @param store how it finds the store
	 * @param further its properties
	 * @return the worker
	 */
	public synchronized WorkerProcess worker(List<String> store, String... further) {
		List<String> properties = new ArrayList<>(List.of("server.port=0", "ensemble.name=faults",
				"spring.main.banner-mode=off", "ensemble.work.lease=" + LEASE,
				"ensemble.work.retry.initial-delay=100ms", "worker.witness=" + witness()));
		properties.addAll(store);
		properties.addAll(List.of(further));
		this.started++;
		WorkerProcess worker = WorkerProcess.start(this.directory, "worker-" + this.started, properties);
		this.workers.add(worker);
		return worker;
	}

	/**
	 * Where requests can be sent to now.
	 * @return the addresses of the workers that are alive
	 */
	public List<URI> addresses() {
		return this.workers.stream()
			.filter((worker) -> worker.isAlive() && worker.hasPort())
			.map(WorkerProcess::address)
			.toList();
	}

	/**
	 * Look at all that was accepted.
	 * @return what the checker found
	 */
	public Findings check() {
		return new Checker(witness(), submissions(), addresses()).check();
	}

	/**
	 * Look at all that was accepted, through one worker.
	 * @param worker whom to ask
	 * @return what the checker found
	 */
	public Findings check(WorkerProcess worker) {
		return new Checker(witness(), submissions(), List.of(worker.address())).check();
	}

	/**
	 * How many handlers began.
	 * @return the number of lines of the witness
	 */
	public long starts() {
		return lines("start ");
	}

	/**
	 * How many handlers ended.
	 * @return the number of lines of the witness
	 */
	public long ends() {
		return lines("end ");
	}

	private long lines(String beginning) {
		try {
			return Files.exists(witness())
					? Files.readAllLines(witness()).stream().filter((line) -> line.startsWith(beginning)).count() : 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let more time pass than a lease has, for what must not happen any more.
	 */
	public void awaitLease() {
		Awaitility.await().pollDelay(LEASE.plusSeconds(1)).atMost(LEASE.multipliedBy(3)).until(() -> true);
	}

	@Override
	public void close() {
		this.workers.forEach(WorkerProcess::close);
		this.submitter.close();
		this.store.close();
	}

}
