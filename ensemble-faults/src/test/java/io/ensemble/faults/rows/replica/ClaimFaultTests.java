package io.ensemble.faults.rows.replica;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import io.ensemble.faults.store.StoreServer;
import io.ensemble.faults.submit.Submitter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Results that are offered to five replicas of a service, one of which claims each of
 * them and dies, or hangs, before it acknowledges.
 */
@Tag("faults")
class ClaimFaultTests {

	private static final int REPLICAS = 5;

	private static final Duration LEASE = Duration.ofSeconds(3);

	private static final Duration MARGIN = Duration.ofSeconds(2);

	@TempDir
	private Path directory;

	@OnServers
	void theClaimantDies(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess provider = scene
				.worker("ensemble.delivery.broadcast-claim.services=" + Submitter.SERVICE,
						"ensemble.delivery.broadcast-claim.lease=" + LEASE, "ensemble.delivery.attempt-timeout=20s")
				.awaitStart();
			List<WorkerProcess> replicas = replicas(scene, provider);
			Duration afterDeath = handedOn(scene, replicas, "dead", "KILL");
			Duration afterHang = handedOn(scene, replicas, "hanging", "STOP");
			for (int i = 0; i < 20; i++) {
				scene.submitter().submit("quiet-" + i, Submitter.CLAIMED);
			}
			Findings findings = scene.ended();
			Row.of("R27 BROADCAST_CLAIM whose claimant dies", kind)
				.saw("%d replicas, lease %d s; handed on %d ms after kill -9 and %d ms after SIGSTOP of the claimant",
						REPLICAS, LEASE.toSeconds(), afterDeath.toMillis(), afterHang.toMillis())
				.expect("handed on with the end of the lease",
						Stream.of(afterDeath, afterHang).allMatch((time) -> time.compareTo(LEASE.plus(MARGIN)) <= 0))
				.expect("one claim at a time", scene.witnessed("claim ") == findings.accepted() + 2)
				.expect("shown once", findings.deliveredTwice().isEmpty())
				.expectOnce(findings)
				.conclude();
		}
	}

	private static List<WorkerProcess> replicas(Scene scene, WorkerProcess provider) {
		String address = "ws://127.0.0.1:" + provider.address().getPort() + "/ws";
		List<WorkerProcess> replicas = Stream
			.generate(() -> scene.worker(List.of(), "ensemble.name=" + Submitter.SERVICE, "worker.claimant=true",
					"worker.pause=1s", "ensemble.network.peers." + StoreServer.ENSEMBLE + "=" + address))
			.limit(REPLICAS)
			.toList();
		replicas.forEach(scene::withdraw);
		replicas.forEach(WorkerProcess::awaitStart);
		return replicas;
	}

	private static Duration handedOn(Scene scene, List<WorkerProcess> replicas, String id, String signal) {
		scene.submitter().submit(id, Submitter.CLAIMED);
		scene.await(() -> scene.witnessed("claim " + id + " ") == 1);
		long pid = scene.witnessed()
			.stream()
			.filter((line) -> line.startsWith("claim " + id + " "))
			.mapToLong((line) -> Long.parseLong(line.split(" ")[2]))
			.sum();
		WorkerProcess claimant = replicas.stream().filter((replica) -> replica.pid() == pid).findFirst().orElseThrow();
		claimant.signal(signal);
		Instant start = Instant.now();
		scene.await(() -> scene.witnessed("claim " + id + " ") == 2);
		Duration time = Duration.between(start, Instant.now());
		claimant.close();
		return time;
	}

}
