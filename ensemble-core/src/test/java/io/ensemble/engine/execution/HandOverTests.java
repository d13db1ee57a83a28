package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.delivery.DeliveryChannel;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attempts that end here while their work goes on elsewhere.
 */
class HandOverTests {

	private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);

	private final List<WorkContext> contexts = new ArrayList<>();

	private final Capability never = Capability.task("never").invoker((context) -> {
		this.contexts.add(context);
		return new CompletableFuture<>();
	});

	@Test
	void whatOutlivesTheDrainGoesBackToADurableStore() {
		TestEngine engine = TestEngine.with(1, 10).queue(DurableQueue::over).build().offering(this.never).start();
		engine.submit("r1", "never", "");
		engine.time.runReady();
		CompletableFuture<Void> drained = engine.lifecycle.drain().toCompletableFuture();
		engine.time.advance(DRAIN_TIMEOUT);
		assertThat(drained).isCompleted();
		assertThat(this.contexts.get(0).isCancelled()).isTrue();
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(engine.inFlight.size()).isZero();
	}

	@Test
	void whatIsInterruptedAtTheEndOfTheDrainGoesBackToADurableStore() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			CountDownLatch started = new CountDownLatch(1);
			TestEngine engine = TestEngine.with(1, 10)
				.executor(executor)
				.queue((queue) -> instead(DurableQueue.over(queue), "handBack", () -> executor.submit(() -> {
				}).get(10, TimeUnit.SECONDS)))
				.build();
			engine.offering(Capability.task("block").invoker((context) -> {
				started.countDown();
				new CountDownLatch(1).await();
				return CompletableFuture.completedFuture("");
			})).start();
			engine.submit("r1", "block", "");
			assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
			engine.lifecycle.drain();
			engine.time.advance(DRAIN_TIMEOUT);
			assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.QUEUED);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void anAttemptIsOverWhenTheNextOneStartsInTheSameProcess() {
		TestEngine engine = TestEngine.with(2, 10)
			.queue((queue) -> instead(queue, "renew", CompletableFuture::new))
			.build()
			.offering(this.never)
			.start();
		engine.submit("r1", "never", "");
		engine.time.advance(engine.settings.lease());
		engine.queue.sweep(engine.settings.maxAttempts());
		engine.time.runReady();
		assertThat(this.contexts).hasSize(2);
		assertThat(this.contexts.get(0).isHandedOver()).isTrue();
		assertThat(this.contexts.get(1).isCancelled()).isFalse();
		assertThat(engine.inFlight.size()).isEqualTo(1);
	}

	@Test
	void aDrainLeavesTheDeliveriesOfADurableStoreToOthersAfterALastRound() {
		TestEngine engine = TestEngine.with(1, 100)
			.queue(DurableQueue::over)
			.channel(new HangingChannel())
			.build()
			.offering(Capability.task("echo").handler((input) -> input))
			.start();
		for (int i = 0; i < 40; i++) {
			engine.submit("r" + i, "echo",
					(request) -> request.delivery(new DeliverySpec(DeliveryMethod.TOPIC, "kitchen.results")));
		}
		engine.time.runReady();
		CompletableFuture<Void> drained = engine.lifecycle.drain().toCompletableFuture();
		assertThat(drained).isNotDone();
		engine.time.advance(DeliverySettings.DEFAULT.attemptTimeout().multipliedBy(2));
		assertThat(drained).isCompleted();
	}

	@Test
	void anAttemptThatLostItsLeaseWritesNothing() {
		TestEngine engine = TestEngine.with(1, 10)
			.queue((queue) -> instead(queue, "renew", () -> CompletableFuture.completedFuture(false)))
			.build()
			.offering(this.never)
			.start();
		engine.submit("r1", "never", "");
		engine.time.advance(engine.settings.lease().dividedBy(2));
		assertThat(this.contexts.get(0).isCancelled()).isTrue();
		assertThat(this.contexts.get(0).isHandedOver()).isTrue();
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.RUNNING);
		assertThat(engine.inFlight.size()).isZero();
	}

	// The queue, with something before or in place of one of its methods.
	private static WorkQueue instead(WorkQueue queue, String name, Callable<?> action) {
		return (WorkQueue) Proxy.newProxyInstance(HandOverTests.class.getClassLoader(),
				new Class<?>[] { WorkQueue.class }, (proxy, method, arguments) -> {
					Object answer = method.getName().equals(name) ? action.call() : null;
					try {
						return (answer != null) ? answer : method.invoke(queue, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/**
	 * A receiver that never answers.
	 */
	private static final class HangingChannel implements DeliveryChannel {

		@Override
		public DeliveryMethod method() {
			return DeliveryMethod.TOPIC;
		}

		@Override
		public CompletionStage<?> deliver(Delivery delivery) {
			return new CompletableFuture<>();
		}

	}

}
