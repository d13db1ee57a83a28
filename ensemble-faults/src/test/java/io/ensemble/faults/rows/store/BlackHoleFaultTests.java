package io.ensemble.faults.rows.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.ensemble.fault.TcpProxy;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnKafka;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that takes every byte and answers none, to one of two workers.
 */
@Tag("faults")
class BlackHoleFaultTests {

	private static final String ROW = "R08 black hole between worker and store for 30 s";

	private static final int HELD = 16;

	private static final Duration HOLE = Duration.ofSeconds(30);

	private static final Duration NOTICED_WITHIN = Duration.ofSeconds(15);

	@TempDir
	private Path directory;

	@OnServers
	void blackHole(StoreKind kind) throws IOException {
		try (Scene scene = Scene.on(kind, this.directory); TcpProxy proxy = new TcpProxy(scene.server().port())) {
			WorkerProcess cut = scene.worker(scene.server().properties(proxy.port()), "ensemble.work.max-concurrent=4")
				.awaitStart();
			scene.submitter().submit("hole-0", "PT30S");
			scene.submitter().submit("hole-1", "PT30S");
			scene.await(() -> scene.starts() == 2);
			scene.withdraw(cut);
			WorkerProcess other = scene.worker("worker.pause=1s").awaitStart();
			proxy.swallow(true);
			Instant start = Instant.now();
			CompletableFuture<Void> submission = scene.submitter().submit("during", 40);
			scene.await(() -> scene.readiness(cut) != 200);
			Duration noticed = Duration.between(start, Instant.now());
			submission.join();
			scene.pause(HOLE.minus(Duration.between(start, Instant.now())));
			long startedMeanwhile = scene.starts(cut) - 2;
			proxy.swallow(false);
			proxy.cut();
			scene.await(() -> scene.check(other).complete());
			scene.await(() -> scene.readiness(cut) == 200);
			scene.awaitLease();
			Row.of(ROW, kind)
				.saw("2 held by the worker cut off, who was not ready after %d ms and started %d meanwhile",
						noticed.toMillis(), startedMeanwhile)
				.expect("noticed <= 15 s", noticed.compareTo(NOTICED_WITHIN) <= 0)
				.expect("nothing started while cut", startedMeanwhile == 0)
				.expect("held work started twice", scene.check().extra() == 2)
				.expect(scene.ended())
				.conclude();
		}
	}

	@OnKafka
	void blackHoleOnKafka(StoreKind kind) throws IOException {
		if (kind == StoreKind.KAFKA_REDIS) {
			blackHole(kind);
			return;
		}
		try (Scene scene = Scene.on(kind, this.directory); TcpProxy proxy = new TcpProxy(scene.server().port())) {
			WorkerProcess cut = scene
				.worker(scene.server().properties(proxy.port()), "ensemble.work.max-concurrent=" + HELD)
				.awaitStart();
			WorkerProcess other = scene.worker("ensemble.work.max-concurrent=" + HELD).awaitStart();
			for (int i = 0; scene.starts(cut) == 0 || scene.starts(other) == 0; i++) {
				scene.submitter().submit("before-" + i, HELD).join();
				scene.ended();
			}
			long before = scene.starts();
			long extraBefore = scene.check().extra();
			long cutBefore = scene.starts(cut);
			scene.withdraw(cut);
			for (int i = 0; i < HELD; i++) {
				scene.submitter().submit("hole-" + i, "PT20S");
			}
			scene.await(() -> scene.starts() == before + HELD);
			long held = scene.starts(cut) - cutBefore;
			proxy.swallow(true);
			Instant start = Instant.now();
			CompletableFuture<Void> submission = scene.submitter().submit("during", 40);
			scene.await(() -> scene.readiness(cut) != 200);
			Duration noticed = Duration.between(start, Instant.now());
			submission.join();
			scene.await(() -> scene.check(other).complete());
			scene.pause(HOLE.minus(Duration.between(start, Instant.now())));
			long startedMeanwhile = scene.starts(cut) - cutBefore - held;
			proxy.swallow(false);
			proxy.cut();
			scene.await(() -> scene.readiness(cut) == 200);
			scene.awaitLease();
			Row.of(ROW, kind)
				.saw("%d held by the worker cut off, who was not ready after %d ms and started %d meanwhile", held,
						noticed.toMillis(), startedMeanwhile)
				.expect("some held", held > 0)
				.expect("noticed <= 15 s", noticed.compareTo(NOTICED_WITHIN) <= 0)
				.expect("nothing started while cut", startedMeanwhile == 0)
				.expect("held work started twice", scene.check().extra() == extraBefore + held)
				.expect(scene.ended())
				.conclude();
		}
	}

}
