package io.ensemble.network.server.message.work;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.network.server.PeerDirectory;
import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.PeerSession;
import io.ensemble.network.server.SessionSettings;
import io.ensemble.network.wire.RecordedSink;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.transport.ResultStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskedWorkTests {

	private final List<CompletableFuture<?>> waiters = new ArrayList<>();

	private final CompletableFuture<String> meat = new CompletableFuture<>();

	private final TestEngine engine = TestEngine.with(1, 10)
		.results(this::watched)
		.build()
		.offering(Capability.task("roast").invoker((context) -> this.meat))
		.start();

	private final PeerServer server = new PeerServer(SessionSettings.DEFAULT, new MessageCodec(),
			List.of(new TaskRequestHandler(
					new AskedWork(this.engine.intake, this.engine.estimates, this.engine.results, new ProgressNews()),
					new PeerDirectory("kitchen"))),
			ConnectionMessage.Pong::new, this.engine.time, this.engine.time);

	private final RecordedSink sink = RecordedSink.fast();

	private final PeerSession session = this.server.open("anyone", "somewhere", this.sink);

	@Test
	void whoeverRepeatsItsRequestWaitsOnceAndIsAnsweredOnce() {
		for (int i = 0; i < 100; i++) {
			ask(this.session);
			assertThat(open()).isOne();
		}
		this.meat.complete("roast pork");
		this.engine.time.advance(Duration.ZERO);
		assertThat(open()).isZero();
		assertThat(this.sink.sent).filteredOn((frame) -> frame.contains("task_response"))
			.singleElement()
			.asString()
			.contains("roast pork");
	}

	@Test
	void aRepetitionThatIsRefusedLeavesTheRequestItsEnd() {
		ask(this.session);
		this.session.received(
				"{\"type\":\"task_request\",\"requestId\":\"r1\",\"from\":\"bar\",\"task\":\"roast\",\"context\":\"other\"}",
				true);
		this.engine.time.advance(Duration.ZERO);
		assertThat(this.sink.sent).last().asString().contains("task_response", "IDEMPOTENCY_MISMATCH");
		assertThat(open()).isOne();
		this.meat.complete("roast pork");
		this.engine.time.advance(Duration.ZERO);
		assertThat(this.sink.sent).last().asString().contains("task_response", "roast pork");
	}

	@Test
	void aConnectionThatClosedWaitsForNothing() {
		for (int i = 0; i < 10; i++) {
			PeerSession passing = this.server.open("anyone", "somewhere", this.sink);
			ask(passing);
			assertThat(open()).isOne();
			passing.closed();
			assertThat(open()).isZero();
		}
	}

	@Test
	void anEndThatWasNotHeardIsFetchedOverTheNextConnection() {
		ask(this.session);
		this.session.closed();
		this.meat.complete("roast pork");
		this.engine.time.advance(Duration.ZERO);
		assertThat(this.sink.sent).noneMatch((frame) -> frame.contains("task_response"));
		ask(this.server.open("anyone", "somewhere", this.sink));
		assertThat(this.sink.sent).filteredOn((frame) -> frame.contains("task_response")).hasSize(1);
	}

	private void ask(PeerSession asking) {
		asking.received("{\"type\":\"task_request\",\"requestId\":\"r1\",\"from\":\"bar\",\"task\":\"roast\"}", true);
		this.engine.time.advance(Duration.ZERO);
	}

	private long open() {
		return this.waiters.stream().filter((waiter) -> !waiter.isDone()).count();
	}

	private ResultStore watched(ResultStore store) {
		return (ResultStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { ResultStore.class },
				(proxy, method, arguments) -> {
					Object answer = method.invoke(store, arguments);
					if (method.getName().equals("whenFinal")) {
						this.waiters.add((CompletableFuture<?>) answer);
					}
					return answer;
				});
	}

}
