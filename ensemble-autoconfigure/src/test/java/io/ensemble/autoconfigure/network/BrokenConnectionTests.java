package io.ensemble.autoconfigure.network;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.fault.TcpProxy;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteWork;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokenConnectionTests {

	private final Ensembles ensembles = new Ensembles();

	private final Kitchen kitchen = new Kitchen();

	private TcpProxy proxy;

	private EnsembleNetwork network;

	@BeforeEach
	void start() {
		int port = Ensembles.port(this.ensembles.start("kitchen", this.kitchen));
		this.proxy = new TcpProxy(port);
		this.ensembles.move("kitchen", this.proxy.port());
		this.network = this.ensembles.network(this.ensembles.start("room-service", new Object(),
				"ensemble.network.heartbeat=300ms", "ensemble.network.idle-timeout=1s"));
	}

	@AfterEach
	void stop() throws Exception {
		this.ensembles.close();
		this.proxy.close();
	}

	@Test
	void aCallWhoseConnectionIsCutWhileItRunsGetsItsOneResult() throws Exception {
		RemoteWork<String> call = this.network.task("kitchen", "prepare-meal").submit("risotto");
		assertThat(this.kitchen.started.await(10, TimeUnit.SECONDS)).isTrue();
		this.proxy.cut();
		this.kitchen.mayFinish.countDown();
		assertThat(call.result().get(20, TimeUnit.SECONDS)).isEqualTo("risotto is served");
		assertThat(this.kitchen.executions).hasValue(1);
		assertThat(this.proxy.connections()).isEqualTo(2);
	}

	@Test
	void aConnectionThatSwallowsEverythingIsReplaced() throws Exception {
		RemoteWork<String> call = this.network.task("kitchen", "prepare-meal").submit("risotto");
		assertThat(this.kitchen.started.await(10, TimeUnit.SECONDS)).isTrue();
		this.proxy.swallow(true);
		this.kitchen.mayFinish.countDown();
		Awaitility.await().until(() -> this.proxy.connections() > 1);
		this.proxy.swallow(false);
		this.proxy.cut();
		assertThat(call.result().get(30, TimeUnit.SECONDS)).isEqualTo("risotto is served");
		assertThat(this.kitchen.executions).hasValue(1);
	}

	@Test
	void aResponseThatIsCutAnywhereIsAskedForAgain() throws Exception {
		this.kitchen.mayFinish.countDown();
		int[] cuts = { 1, 50, 129, 200, 300, 400, 500, 700 };
		for (int k : cuts) {
			this.proxy.cutAfter(k);
			RemoteWork<String> call = this.network.task("kitchen", "prepare-meal").submit("x".repeat(300) + k);
			assertThat(call.result().get(30, TimeUnit.SECONDS)).isEqualTo("x".repeat(300) + k + " is served");
		}
		assertThat(this.kitchen.executions).hasValue(cuts.length);
	}

	@Test
	void aSlowLineDelaysAnswersAndBreaksNothing() throws Exception {
		this.kitchen.mayFinish.countDown();
		this.proxy.delay(Duration.ofMillis(100));
		List<RemoteWork<String>> calls = IntStream.range(0, 20)
			.mapToObj((i) -> this.network.task("kitchen", "prepare-meal").submit("dish " + i))
			.toList();
		for (int i = 0; i < calls.size(); i++) {
			assertThat(calls.get(i).result().get(30, TimeUnit.SECONDS)).isEqualTo("dish " + i + " is served");
		}
		assertThat(this.kitchen.executions).hasValue(20);
		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	static class Kitchen {

		final CountDownLatch started = new CountDownLatch(1);

		final CountDownLatch mayFinish = new CountDownLatch(1);

		final AtomicInteger executions = new AtomicInteger();

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) throws InterruptedException {
			this.executions.incrementAndGet();
			this.started.countDown();
			this.mayFinish.await();
			return dish + " is served";
		}

	}

}
