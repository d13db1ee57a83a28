package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreOutageTests {

	private final AtomicBoolean away = new AtomicBoolean();

	private final TestEngine engine = TestEngine.with(1, 10)
		.queue((store) -> breakable(WorkQueue.class, store))
		.results((store) -> breakable(ResultStore.class, store))
		.build();

	@Test
	void submittingWhileTheStoreIsAwayIsRefusedAndWorksAgainAfterwards() {
		this.engine.offering(Capability.task("echo").handler((input) -> input)).start();
		this.away.set(true);
		Admission refused = this.engine.submit("r1", "echo", "");
		assertThat(((Admission.Refused) refused).code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
		this.away.set(false);
		assertThat(this.engine.submit("r1", "echo", "")).isInstanceOf(Admission.Accepted.class);
	}

	@Test
	void aResultThatCannotBeWrittenIsKeptAndWrittenLater() {
		CompletableFuture<String> output = new CompletableFuture<>();
		this.engine.offering(Capability.task("slow").invoker((context) -> output)).start();
		this.engine.submit("r1", "slow", "");
		this.engine.time.runReady();
		this.away.set(true);
		output.complete("soup");
		this.engine.time.advance(Duration.ofMinutes(10));
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(2));
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(this.engine.record("r1").result().output()).isEqualTo("soup");
		assertThat(this.engine.record("r1").attempt()).isEqualTo(1);
	}

	@Test
	void waitingWorkIsTakenUpAgainWhenTheStoreReturns() {
		this.engine.offering(Capability.task("echo").handler((input) -> input));
		this.engine.submit("r1", "echo", "");
		this.away.set(true);
		this.engine.start();
		this.engine.time.advance(Duration.ofMinutes(1));
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(2));
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	private <T> T breakable(Class<T> face, T store) {
		return face.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { face },
				(proxy, method, arguments) -> {
					if (this.away.get() && method.getReturnType().isAssignableFrom(CompletableFuture.class)) {
						return CompletableFuture.failedFuture(new StoreUnavailableException("no connection", null));
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

}
