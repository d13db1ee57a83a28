package io.ensemble.faults.rows.request;

import java.nio.file.Path;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.ingress.OrderStream;
import io.ensemble.faults.process.WorkerProcess;
import io.ensemble.faults.report.Row;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.store.OnServers;
import io.ensemble.faults.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is no work, in a stream that work is read from and among the work of the store.
 */
@Tag("faults")
class GarbageFaultTests {

	@TempDir
	private Path directory;

	@OnServers
	void amongTheWork(StoreKind kind) {
		try (Scene scene = Scene.on(kind, this.directory)) {
			WorkerProcess worker = scene.worker("ensemble.work.max-concurrent=1").awaitStart();
			scene.submitter().submit("long", "PT3S");
			scene.await(() -> scene.starts() == 1);
			scene.submitter().send(worker.address(), "spoilt", "ok");
			scene.server().spoil("spoilt");
			scene.submitter().submit("good", 20).join();
			scene.await(() -> scene.ends() >= 21);
			int asked = Answers.get(worker.address().resolve("/api/work/spoilt")).statusCode();
			boolean said = worker.log().stream().anyMatch((line) -> line.contains(" ERROR "));
			Row.of("R14 garbage among the work", kind)
				.saw("the request of waiting work overwritten: asked for it HTTP %d, said in the log: %s", asked, said)
				.expect("not started", scene.starts() == 21)
				.expect("said in the log", said)
				.expectOnce(scene.ended())
				.conclude();
		}
	}

	@Test
	void inAStream() {
		try (Scene scene = Scene.on(StoreKind.REDIS, this.directory);
				OrderStream orders = new OrderStream(scene.server().port())) {
			orders.add("payload", "not JSON");
			orders.add("other", "{}");
			orders.add("payload", "{\"requestId\": \"unversioned\", \"task\": \"witnessed-2\", \"context\": \"ok\"}");
			orders.add("payload", "x".repeat(5 * 1024 * 1024));
			orders.add("payload", "{\"requestId\": \"good\", \"task\": \"witnessed\", \"context\": \"ok\"}");
			WorkerProcess worker = scene.worker(OrderStream.properties(scene.server().port())).awaitStart();
			scene.await(() -> Answers.outcome(worker.address(), "good") != null);
			scene.await(() -> orders.pending() == 0);
			Row.of("R14 garbage entries", StoreKind.REDIS)
				.saw("not JSON, a missing field, an unknown task, 5 MiB: dead letters %s", orders.deadLetters())
				.expect("4 dead letters", orders.deadLetters().size() == 4)
				.saw("a good one after them ended after %d starts", scene.starts())
				.expect("one start", scene.starts() == 1)
				.conclude();
		}
	}

}
