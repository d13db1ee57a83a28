package io.ensemble.faults.rows.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.process.Vitals;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.KafkaStore;
import io.ensemble.faults.store.OnKafka;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.store.StoreServer;
import io.ensemble.transport.kafka.KafkaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that goes and comes back.
 */
@Tag("faults")
class AwayStoreFaultTests {

	private static final int TIMES = 5;

	private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

	private static final Duration MINUTE = Duration.ofSeconds(60);

	private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);

	private static final Duration UNREADY_WITHIN = Duration.ofSeconds(5);

	/** A broker has five seconds to confirm what it was given. */
	private static final Duration REFUSED_BY_KAFKA_WITHIN = Duration.ofSeconds(6);

	/** Brokers that have not answered for ten seconds are away. */
	private static final Duration SILENT = Duration.ofSeconds(12);

	private static final int MAX_MORE_THREADS = 20;

	private static final long MAX_MORE_HEAP = 64 * 1024 * 1024;

	@TempDir
	private Path directory;

	@OnServers
	void endedAndBackUnderLoad(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			scene.worker("worker.pause=100ms").awaitStart();
			scene.worker("worker.pause=100ms").awaitStart();
			CompletableFuture<Void> submission = scene.submitter().submit("back", 1_000);
			Duration slowest = Duration.ZERO;
			for (int time = 1; time <= TIMES; time++) {
				int progress = 150 * time;
				scene.await(() -> scene.ends() >= progress);
				Duration working = away(scene, time % 2 == 1);
				slowest = (working.compareTo(slowest) > 0) ? working : slowest;
			}
			submission.join();
			Row.of("R05 store killed and back under load", kind)
				.saw("%d times in turn killed and ended, 5 s each, %d requests repeated", TIMES,
						scene.submitter().failures())
				.saw("working again after %d ms at most", slowest.toMillis())
				.saw("slowest answer %d ms", scene.submitter().latencies().slowest().toMillis())
				.expect("working again <= 5 s", slowest.compareTo(BACK_WITHIN) <= 0)
				.expect("no request without an answer",
						scene.submitter().latencies().slowest().compareTo(Duration.ofSeconds(10)) < 0)
				.expect(scene.ended())
				.conclude();
		}
	}

	private static Duration away(Scene scene, boolean killed) {
		StoreServer server = scene.server();
		if (killed) {
			server.kill();
		}
		else {
			server.stop();
		}
		scene.pause(Duration.ofSeconds(5));
		server.start();
		return untilWork(scene);
	}

	private static Duration untilWork(Scene scene) {
		Instant start = Instant.now();
		long before = scene.starts();
		scene.await(() -> scene.starts() > before);
		return Duration.between(start, Instant.now());
	}

	@OnServers
	void awayForAMinute(StoreKind kind) {
		awayForAMinute(kind, REFUSED_WITHIN, UNREADY_WITHIN);
	}

	@OnKafka
	void awayForAMinuteOnKafka(StoreKind kind) {
		if (kind == StoreKind.KAFKA) {
			awayForAMinute(kind, REFUSED_BY_KAFKA_WITHIN, SILENT);
		}
		else {
			awayForAMinute(kind, REFUSED_WITHIN, UNREADY_WITHIN);
		}
	}

	private void awayForAMinute(StoreKind kind, Duration refusedWithin, Duration unreadyWithin) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker().awaitStart();
			scene.submitter().submit("before", 200).join();
			scene.ended();
			Vitals before = worker.vitals();
			scene.submitter().submit("held", "PT3S");
			scene.await(() -> scene.starts() == 201);
			scene.server().kill();
			Absence absence = new Absence(scene, worker, refusedWithin, unreadyWithin);
			absence.last(MINUTE);
			Vitals during = worker.vitals();
			scene.server().start();
			CompletableFuture<Void> submission = scene.submitter().submit("after", 20);
			Duration back = untilWork(scene);
			submission.join();
			Row row = Row.of("R06 store away for 60 s", kind);
			absence.tell(row);
			row.saw("%+d threads, %+d KiB of heap", during.threads() - before.threads(),
					(during.heap() - before.heap()) / 1024)
				.expect("<= +20 threads", during.threads() - before.threads() <= MAX_MORE_THREADS)
				.expect("<= +64 MiB of heap", during.heap() - before.heap() <= MAX_MORE_HEAP)
				.saw("working again after %d ms", back.toMillis())
				.expect("working again <= 5 s", back.compareTo(BACK_WITHIN) <= 0)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	@Test
	void brokerAwayForAMinuteBeforeRedis() {
		try (Scene scene = Scene.on(StoreKind.KAFKA_REDIS, this.directory)) {
			WorkerProcess worker = scene.worker().awaitStart();
			scene.submit("before", 100).join();
			scene.ended();
			KafkaProcess broker = ((KafkaStore) scene.server()).broker();
			broker.kill();
			Instant killed = Instant.now();
			scene.submitter().submit("meanwhile", 100).join();
			scene.await(() -> scene.readiness(worker) == 503);
			Duration unready = Duration.between(killed, Instant.now());
			int refusals = scene.submitter().failures();
			int alive = Answers.get(worker.address().resolve("/api/health/live")).statusCode();
			scene.pause(MINUTE.minus(Duration.between(killed, Instant.now())));
			long done = scene.ends() - 200;
			broker.start();
			Instant started = Instant.now();
			CompletableFuture<Void> submission = scene.submit("after", 20);
			scene.await(() -> scene.readiness(worker) == 200 && scene.ends() >= 340);
			Duration back = Duration.between(started, Instant.now());
			submission.join();
			Row.of("R06 broker away for 60 s", StoreKind.KAFKA_REDIS)
				.saw("100 requests by HTTP meanwhile: refused %d, done %d", refusals, done)
				.expect("taken and done meanwhile", refusals == 0 && done == 100)
				.saw("not ready after %d ms, live %d", unready.toMillis(), alive)
				.expect("not ready <= %d s".formatted(SILENT.toSeconds()), unready.compareTo(SILENT) <= 0)
				.expect("live", alive == 200)
				.saw("ready, and 20 records read, after %d ms", back.toMillis())
				.expect("ready <= 5 s", back.compareTo(BACK_WITHIN) <= 0)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

}
