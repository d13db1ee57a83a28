package io.ensemble.agent.run.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link OrderedParallel}.
 */
@Timeout(20)
class OrderedParallelTests {

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void neverRunsMoreJobsAtATimeThanItMay() {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CyclicBarrier pairs = new CyclicBarrier(2);
		Callable<Integer> job = () -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			pairs.await();
			return running.getAndDecrement();
		};
		new OrderedParallel(this.executor, 2).run(IntStream.range(0, 20).mapToObj((i) -> job).toList());
		assertThat(most).hasValue(2);
	}

	@Test
	void runsOneAfterAnotherWhereOneAtATimeIsAllowed() {
		List<String> threads = new ArrayList<>();
		Callable<Boolean> job = () -> threads.add(Thread.currentThread().getName());
		new OrderedParallel(this.executor, 1).run(List.of(job, job, job));
		assertThat(threads).hasSize(3).containsOnly(Thread.currentThread().getName());
	}

	@Test
	void startsNoFurtherJobAfterAFailure() {
		AtomicInteger started = new AtomicInteger();
		Callable<Integer> fails = () -> {
			throw new IllegalStateException("enough");
		};
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new OrderedParallel(this.executor, 1).run(List.of(fails, started::incrementAndGet)))
			.withMessage("enough");
		assertThat(started).hasValue(0);
	}

	@Test
	void interruptsWhatRunsBesideAFailure() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		Callable<Integer> waits = () -> {
			running.countDown();
			try {
				new CountDownLatch(1).await();
				return 1;
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw ex;
			}
		};
		Thread caller = Thread.currentThread();
		Callable<Integer> onCaller = () -> {
			if (Thread.currentThread() != caller) {
				return waits.call();
			}
			running.await();
			throw new IllegalStateException("enough");
		};
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new OrderedParallel(this.executor, 2).run(List.of(onCaller, onCaller)));
		interrupted.await();
	}

	@Test
	void refusesToRunNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new OrderedParallel(this.executor, 0))
			.withMessage("max-parallel-tool-calls must be at least 1");
	}

}
