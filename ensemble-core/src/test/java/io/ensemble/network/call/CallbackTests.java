package io.ensemble.network.call;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.thread.CallbackThreads;
import io.ensemble.engine.thread.EngineThreads;
import io.ensemble.network.DelegationListener;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.call.shared.SharedCalls;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.peer.PeerListener;
import io.ensemble.network.peer.PeerSettings;
import io.ensemble.network.peer.Peers;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.WorkMessage;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What callers do with results, on real threads.
 */
class CallbackTests {

	private final EngineThreads engine = EngineThreads.pooled("kitchen", 1);

	private final CallbackThreads callbacks = new CallbackThreads("kitchen");

	private final ExecutorService reader = Executors.newSingleThreadExecutor();

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.release.countDown();
		this.callbacks.close();
		this.engine.close();
		this.reader.shutdownNow();
	}

	@Test
	void timersGoOnWhileACallerDealsWithATimeout() throws Exception {
		CompletableFuture<String> result = task("silence", this.callbacks.executor()).timeout(Duration.ofMillis(50))
			.onFailure((failure) -> blocked())
			.submit("")
			.result();
		CountDownLatch fired = new CountDownLatch(1);
		this.engine.timers().schedule(Duration.ofMillis(100), fired::countDown);
		assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(result).isNotDone();
		this.release.countDown();
		assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("instead");
	}

	@Test
	void timersGoOnWhileWhatDependsOnAResultBlocks() throws Exception {
		CompletableFuture<String> result = task("silence", this.callbacks.executor()).timeout(Duration.ofMillis(50))
			.submit("", Object.class)
			.result()
			.handle((output, failure) -> blocked());
		CountDownLatch fired = new CountDownLatch(1);
		this.engine.timers().schedule(Duration.ofMillis(100), fired::countDown);
		assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(result).isNotDone();
	}

	@Test
	void whatDependsOnAResultMayCallTheSamePeerAndWait() throws Exception {
		RemoteCall echo = task("echo", this.callbacks.executor());
		CompletableFuture<String> result = echo.submit("one").result().thenApply((one) -> one + echo.call(" two"));
		assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("one two");
	}

	@Test
	void whoeverWaitsDealsWithItsFailureItself() {
		Thread waiting = Thread.currentThread();
		RemoteCall call = task("silence", (task) -> {
			throw new AssertionError("handed over");
		}).timeout(Duration.ofMillis(50)).onFailure((failure) -> {
			assertThat(failure).isInstanceOf(RemoteTimeoutException.class);
			assertThat(Thread.currentThread()).isSameAs(waiting);
			return "instead";
		});
		assertThat(call.call("")).isEqualTo("instead");
	}

	@Test
	void whoeverComesWhenAllIsClosedStillGetsItsResult() throws Exception {
		CompletableFuture<String> result = task("silence", this.callbacks.executor()).timeout(Duration.ofMillis(50))
			.onFailure((failure) -> "instead")
			.submit("")
			.result();
		this.callbacks.close();
		assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("instead");
	}

	@Test
	@Timeout(30)
	void listenersThatThrowKeepNoResultBack() throws Exception {
		DelegationListener broken = (target, outcome, duration) -> {
			throw new IllegalStateException("no meters");
		};
		List<String> told = new CopyOnWriteArrayList<>();
		CallObserver observer = (target, own) -> new CallObserver.Observed(own, (failure) -> {
			told.add("observer");
			throw new IllegalStateException("no traces");
		});
		RemoteCall echo = task("echo", this.callbacks.executor(),
				List.of(broken, (target, outcome, duration) -> told.add(outcome)), observer);
		assertThat(echo.submit("one").result().get(10, TimeUnit.SECONDS)).isEqualTo("one");
		assertThat(echo.call("two")).isEqualTo("two");
		assertThat(told).containsExactly("completed", "observer", "completed", "observer");
	}

	@Test
	@Timeout(30)
	void aTypeThatCannotBeLoadedEndsTheWait() {
		RemoteCall echo = task("echo", this.callbacks.executor());
		assertThatIllegalStateException().isThrownBy(() -> echo.call("{}", Unloadable.class))
			.withCauseInstanceOf(LinkageError.class);
	}

	private String blocked() {
		try {
			this.release.await();
			return "instead";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private RemoteCall task(String task, Executor callers) {
		return task(task, callers, List.of(), CallObserver.NONE);
	}

	private RemoteCall task(String task, Executor callers, List<DelegationListener> listeners, CallObserver observer) {
		EnginePorts ports = new EnginePorts(Instant::now, this.engine.timers(), this.engine.workers(),
				new SecureRandom());
		Peers peers = new Peers("kitchen", PeerSettings.DEFAULT, (peer) -> URI.create("ws://localhost/"),
				ConnectionMessage.Ping::new, new MessageCodec(), ports, this::connect);
		CallResilience resilience = new CallResilience(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.ofDefaults(),
				ports.timers(), ports.clock());
		return new RemoteCall(new RemoteCalls(CallSettings.defaults("kitchen"), peers, SharedCalls.none(), resilience,
				ports, listeners, observer, callers), new RemoteTarget("bistro", task, CapabilityKind.TASK));
	}

	private CompletionStage<?> connect(URI address, Duration timeout, PeerListener listener) {
		this.reader.execute(() -> listener.opened(new Echo(listener)));
		return new CompletableFuture<>();
	}

	/**
	 * A result that comes with a defect.
	 */
	static class Unloadable {

		static final int SIZE = Integer.parseInt("none");

	}

	/**
	 * A peer that answers with what it is told, one message after the other.
	 *
	 * @param listener hears the answers
	 */
	private final class Echo implements FrameSink {

		private final MessageCodec codec = new MessageCodec();

		private final PeerListener listener;

		Echo(PeerListener listener) {
			this.listener = listener;
		}

		@Override
		public CompletionStage<?> send(String text) {
			if (this.codec.decode(text) instanceof Decoded.Known known
					&& known.message() instanceof WorkMessage.TaskRequest request && request.task().equals("echo")) {
				String answer = "{\"type\":\"task_response\",\"requestId\":\"%s\",\"status\":\"COMPLETED\",\"result\":\"%s\",\"durationMs\":1}"
					.formatted(request.requestId(), request.context());
				CallbackTests.this.reader.execute(() -> this.listener.received(answer, true));
			}
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public CompletionStage<?> ping() {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void close(int code, String reason) {
		}

	}

}
