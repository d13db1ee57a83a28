package io.ensemble.engine.thread;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackThreadsTests {

	private static final int MORE_THAN_THREADS = 200;

	private final CallbackThreads threads = new CallbackThreads("kitchen");

	@AfterEach
	void close() {
		this.threads.close();
	}

	@Test
	void whoWaitsForAnotherOnThemFailsNobodyHoweverManyDo() throws Exception {
		CompletableFuture<String> awaited = new CompletableFuture<>();
		Queue<CompletableFuture<String>> waiting = new ConcurrentLinkedQueue<>();
		CountDownLatch begun = new CountDownLatch(32);
		for (int i = 0; i < MORE_THAN_THREADS; i++) {
			waiting.add(CompletableFuture.supplyAsync(() -> {
				begun.countDown();
				return awaited.join();
			}, this.threads.executor()));
		}
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		awaited.complete("done");
		for (CompletableFuture<String> one : waiting) {
			assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("done");
		}
	}

	@Test
	void theyAreNamedAfterTheEnsembleDoNotKeepTheProcessAndSeeTheClassesOfTheApplication() throws Exception {
		Thread thread = CompletableFuture.supplyAsync(Thread::currentThread, this.threads.executor())
			.get(10, TimeUnit.SECONDS);
		assertThat(thread.getName()).isEqualTo("kitchen-callback-1");
		assertThat(thread.isDaemon()).isTrue();
		ClassLoader application = new ClassLoader(getClass().getClassLoader()) {
		};
		Thread.currentThread().setContextClassLoader(application);
		try (CallbackThreads other = new CallbackThreads("bar")) {
			assertThat(CompletableFuture
				.supplyAsync(() -> Thread.currentThread().getContextClassLoader(), other.executor())
				.get(10, TimeUnit.SECONDS)).isSameAs(application);
		}
		finally {
			Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
		}
	}

}
