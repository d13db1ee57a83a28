package io.ensemble.faults.rows.request;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ensemble.faults.ingress.HttpIngressClient;
import io.ensemble.faults.ingress.IngressClient;
import io.ensemble.faults.ingress.OrderStream;
import io.ensemble.faults.ingress.StreamIngressClient;
import io.ensemble.faults.ingress.WebSocketIngressClient;
import io.ensemble.faults.report.PlannedRows;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.store.StoreServer;
import io.ensemble.faults.worker.Witness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ids that come in ten times at the same moment, by every way that there is.
 */
@Tag("faults")
class SameIdFaultTests {

	private static final int IDS = 1_000;

	private static final int HTTP = 4;

	private static final int OTHERS = 3;

	private static final int TIMES = HTTP + 2 * OTHERS;

	/** How many ids are on their way at the same time, each of them ten times. */
	private static final int AT_ONCE = 100;

	/**
	 * Nobody is killed, so a lease that runs out because the machine is busy would only
	 * hide what is looked for.
	 */
	private static final String LEASE = "ensemble.work.lease=30s";

	/** A store that is slow for a moment refuses, and callers come back. */
	private static final int REPEATS = 20;

	private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

	private final AtomicInteger answers = new AtomicInteger();

	private final AtomicInteger askedAgain = new AtomicInteger();

	private final Set<String> unequal = ConcurrentHashMap.newKeySet();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@MethodSource("io.ensemble.faults.store.StoreKind#durable")
	void tenTimesAtOnce(StoreKind kind) throws Exception {
		Path queue = Files.createDirectory(this.directory.resolve("queue"));
		try (Scene scene = Scene.on(kind, this.directory);
				StoreServer redis = (StoreServer) StoreKind.REDIS.open(queue);
				OrderStream stream = new OrderStream(redis.port())) {
			String[] settings = Stream.concat(Stream.of(LEASE), Arrays.stream(OrderStream.properties(redis.port())))
				.toArray(String[]::new);
			scene.worker(settings).awaitStart();
			if (kind != StoreKind.H2) {
				scene.worker(settings).awaitStart();
			}
			List<IngressClient> clients = clients(scene.addresses(), stream);
			submitAll(clients, new Witness(scene.submissions()));
			clients.forEach(IngressClient::close);
			scene.await(() -> stream.pending() == 0);
			Row.of(PlannedRows.SAME_IDS, kind)
				.saw("%d ids x %d: %d by HTTP, %d by WebSocket, %d by a stream of Redis", IDS, TIMES, HTTP, OTHERS,
						OTHERS)
				.saw("%d answers, not equal for %d ids; asked again after a refusal: %d", this.answers.get(),
						this.unequal.size(), this.askedAgain.get())
				.expect("all answered", this.answers.get() == IDS * TIMES)
				.expect("equal answers", this.unequal.isEmpty())
				.saw("%d starts, %d dead letters", scene.starts(), stream.deadLetters().size())
				.expect("one start each", scene.starts() == IDS)
				.expect("no dead letters", stream.deadLetters().isEmpty())
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	private static List<IngressClient> clients(List<URI> workers, OrderStream stream) {
		List<IngressClient> clients = new ArrayList<>();
		for (int i = 0; i < HTTP; i++) {
			clients.add(new HttpIngressClient(workers.get(i % workers.size())));
		}
		for (int i = 0; i < OTHERS; i++) {
			clients.add(new WebSocketIngressClient(workers.get(i % workers.size())));
			clients.add(new StreamIngressClient(stream, workers.get(i % workers.size())));
		}
		return clients;
	}

	private void submitAll(List<IngressClient> clients, Witness journal) {
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
		try {
			CompletableFuture
				.allOf(IntStream.range(0, IDS)
					.mapToObj((i) -> CompletableFuture.runAsync(() -> submit("same-" + i, clients, journal), threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			threads.shutdown();
		}
	}

	private CompletableFuture<String> ask(IngressClient client, String id, int repeats) {
		return client.ask(id).exceptionallyCompose((refused) -> {
			this.askedAgain.incrementAndGet();
			return (repeats > 0) ? CompletableFuture.supplyAsync(() -> ask(client, id, repeats - 1), LATER)
				.thenCompose((answer) -> answer) : CompletableFuture.failedFuture(refused);
		});
	}

	private void submit(String id, List<IngressClient> clients, Witness journal) {
		List<CompletableFuture<String>> asked = clients.stream().map((client) -> ask(client, id, REPEATS)).toList();
		List<String> told = asked.stream().map(CompletableFuture::join).toList();
		journal.write("accepted " + id);
		this.answers.addAndGet(told.size());
		if (Set.copyOf(told).size() != 1) {
			this.unequal.add(id);
		}
	}

}
