package io.ensemble.faults.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.check.Checker;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.store.FaultStore;
import io.ensemble.faults.store.KafkaStore;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.store.StoreServer;
import io.ensemble.faults.submit.Submitter;
import io.ensemble.faults.worker.Witness;
import org.awaitility.Awaitility;

/**
 * A store, the workers on it, and the files that tell what happened.
 */
public final class Scene implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** How long a claim holds. */
	public static final Duration LEASE = Duration.ofSeconds(2);

	private final Path directory;

	private final FaultStore store;

	private final List<WorkerProcess> workers = new CopyOnWriteArrayList<>();

	private final Submitter submitter;

	private final Set<WorkerProcess> withdrawn = ConcurrentHashMap.newKeySet();

	private int started;

	private Scene(Path directory, FaultStore store) {
		this.directory = directory;
		this.store = store;
		this.submitter = new Submitter(this::addresses, submissions());
	}

	public static Scene on(StoreKind kind, Path directory) {
		return new Scene(directory, kind.open(directory));
	}

	/**
	 * The store, which is a server of its own here.
	 * @return the server
	 */
	public StoreServer server() {
		return (StoreServer) this.store;
	}

	public Submitter submitter() {
		return this.submitter;
	}

	/**
	 * Ask for ordinary work by every way that the store has, until all of it is accepted.
	 * @param prefix how the ids begin
	 * @param count how many, by each way
	 * @return completes with the last acceptance
	 */
	public CompletableFuture<Void> submit(String prefix, int count) {
		CompletableFuture<Void> submission = this.submitter.submit(prefix, count);
		return (this.store instanceof KafkaStore kafka) ? CompletableFuture.allOf(submission,
				kafka.submit(prefix + "-record", count, new Witness(submissions()))) : submission;
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
		List<String> properties = new ArrayList<>(
				List.of("server.port=0", "ensemble.name=" + StoreServer.ENSEMBLE, "spring.main.banner-mode=off",
						"ensemble.work.lease=" + LEASE, "ensemble.work.retry.initial-delay=100ms",
						"ensemble.delivery.attempt-timeout=" + LEASE, "worker.witness=" + witness()));
		properties.addAll(store);
		for (String property : further) {
			properties.removeIf((before) -> before.startsWith(property.substring(0, property.indexOf('=') + 1)));
			properties.add(property);
		}
		this.started++;
		WorkerProcess worker = WorkerProcess.start(this.directory, "worker-" + this.started, properties);
		this.workers.add(worker);
		return worker;
	}

	/**
	 * Send no more requests to a worker, as a load balancer does before the end of a pod.
	 * @param worker the worker
	 */
	public void withdraw(WorkerProcess worker) {
		this.withdrawn.add(worker);
	}

	/**
	 * Where requests can be sent to now.
	 * @return the addresses of the workers that are alive and not withdrawn
	 */
	public List<URI> addresses() {
		return this.workers.stream()
			.filter((worker) -> worker.isAlive() && worker.hasPort() && !this.withdrawn.contains(worker))
			.map(WorkerProcess::address)
			.toList();
	}

	/**
	 * Whether a worker says that it is ready.
	 * @param worker the worker
	 * @return the status of its answer, 0 if there is none
	 */
	public int readiness(WorkerProcess worker) {
		HttpResponse<String> answer = Answers.get(worker.address().resolve("/api/health/ready"));
		return (answer != null) ? answer.statusCode() : 0;
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
	 * Wait until all that was accepted has an end and was delivered, or for as long as a
	 * test may take.
	 * @return what the checker found
	 */
	public Findings ended() {
		Instant end = Instant.now().plus(PATIENCE);
		return Awaitility.await()
			.atMost(PATIENCE.multipliedBy(2))
			.pollInterval(Duration.ofMillis(500))
			.until(this::check, (findings) -> findings.complete() || Instant.now().isAfter(end));
	}

	/**
	 * Wait for something.
	 * @param condition what
	 */
	public void await(BooleanSupplier condition) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
	}

	/**
	 * Let time pass in which something is wrong.
	 * @param pause how long
	 */
	public void pause(Duration pause) {
		Awaitility.await().pollDelay(pause).atMost(pause.plusSeconds(5)).until(() -> true);
	}

	/**
	 * How many handlers began.
	 * @return the number of lines of the witness
	 */
	public long starts() {
		return witnessed("start ");
	}

	/**
	 * How many handlers ended.
	 * @return the number of lines of the witness
	 */
	public long ends() {
		return witnessed("end ");
	}

	/**
	 * How many handlers one worker began.
	 * @param worker the worker
	 * @return the number of lines of the witness
	 */
	public long starts(WorkerProcess worker) {
		return witnessed().stream()
			.filter((line) -> line.startsWith("start ") && line.split(" ")[3].equals(Long.toString(worker.pid())))
			.count();
	}

	/**
	 * When a handler began last.
	 * @param which an id, or a process
	 * @return the time that the witness has, the epoch if there was none
	 */
	public Instant lastStart(String which) {
		return witnessed().stream()
			.map((line) -> line.split(" "))
			.filter((line) -> line[0].equals("start") && (line[1].equals(which) || line[3].equals(which)))
			.map((line) -> Instant.ofEpochMilli(Long.parseLong(line[4])))
			.max(Instant::compareTo)
			.orElse(Instant.EPOCH);
	}

	/**
	 * How many lines the witness has of a kind.
	 * @param beginning how they begin
	 * @return their number
	 */
	public long witnessed(String beginning) {
		return witnessed().stream().filter((line) -> line.startsWith(beginning)).count();
	}

	/**
	 * All that handlers and receivers wrote down.
	 * @return the lines of the witness
	 */
	public List<String> witnessed() {
		return read(witness());
	}

	private static List<String> read(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * How many lines the submitters wrote.
	 * @param beginning how they begin
	 * @return their number
	 */
	public long submitted(String beginning) {
		return read(submissions()).stream().filter((line) -> line.startsWith(beginning)).count();
	}

	/**
	 * Let more time pass than a lease has, for what must not happen any more.
	 */
	public void awaitLease() {
		pause(LEASE.plusSeconds(1));
	}

	@Override
	public void close() {
		this.workers.forEach(WorkerProcess::close);
		this.submitter.close();
		this.store.close();
	}

}
