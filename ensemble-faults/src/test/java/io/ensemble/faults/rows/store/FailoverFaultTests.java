package io.ensemble.faults.rows.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.fault.TcpProxy;
import io.ensemble.faults.check.Findings;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.RedisReplica;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Redis that dies while its replica lags, and whose place the replica takes.
 */
@Tag("faults")
class FailoverFaultTests {

	private static final int AT_ONCE = 4;

	@TempDir
	private Path directory;

	@Test
	void toAReplicaThatLags() throws Exception {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory);
				TcpProxy between = new TcpProxy(scene.server().port());
				RedisReplica replica = new RedisReplica(Files.createDirectory(this.directory.resolve("replica")),
						between.port())) {
			WorkerProcess before = scene
				.worker("worker.pause=100ms", "ensemble.work.max-concurrent=" + AT_ONCE,
						"ensemble.transport.redis.wait.replicas=1", "ensemble.transport.redis.wait.timeout=500ms")
				.awaitStart();
			scene.submitter().submit("copied", 200).join();
			between.swallow(true);
			int refused = scene.submitter().send(before.address(), "refused", "ok");
			CompletableFuture<Void> meanwhile = scene.submitter().submit("meanwhile", 20);
			scene.await(() -> scene.submitter().failures() > 0);
			scene.server().kill();
			before.kill();
			replica.promote();
			scene.worker(replica.properties(), "worker.pause=100ms").awaitStart();
			meanwhile.join();
			Findings findings = scene.ended();
			Row.of("R24 failover to a replica that lags", StoreKind.REDIS)
				.saw("wait.replicas=1: while the replica lags submit HTTP %d", refused)
				.expect("refused while the replica lags", refused == 503)
				.expect("all completed", findings.statuses().equals(Map.of("COMPLETED", 220L)))
				.expect(findings)
				.conclude();
		}
	}

}
