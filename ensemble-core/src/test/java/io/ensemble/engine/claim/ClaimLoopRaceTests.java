package io.ensemble.engine.claim;

import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.ensemble.engine.EnginePorts;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes, is claimed and ends on many threads at once.
 */
class ClaimLoopRaceTests {

	private static final int ALL = 50_000;

	private static final int PLACES = 4;

	private final ExecutorService threads = Executors.newFixedThreadPool(4);

	private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger most = new AtomicInteger();

	private final AtomicInteger done = new AtomicInteger();

	@AfterEach
	void close() {
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingIsLeftBehindAndNobodyWaitsForRestInVain(boolean tellsOfAll) {
		VirtualTime time = new VirtualTime();
		ClaimLoop<Integer> loop = new ClaimLoop<>(() -> PLACES, new Waiting(tellsOfAll),
				new EnginePorts(time, time, time, new Random(7)));
		CompletableFuture<Void> rest = new CompletableFuture<>();
		loop.onIdle(() -> {
			if (this.done.get() == ALL) {
				rest.complete(null);
			}
		});
		loop.start();
		for (int i = 0; i < ALL; i++) {
			this.waiting.add(i);
			loop.wake();
		}
		assertThat(rest).succeedsWithin(1, TimeUnit.MINUTES);
		assertThat(this.done).hasValue(ALL);
		assertThat(this.most).hasValueLessThanOrEqualTo(PLACES);
	}

	/**
	 * What waits, claimed and ended on other threads.
	 */
	private final class Waiting implements ClaimSource<Integer> {

		private final AtomicInteger active = new AtomicInteger();

		private final boolean tellsOfAll;

		Waiting(boolean tellsOfAll) {
			this.tellsOfAll = tellsOfAll;
		}

		@Override
		public CompletionStage<List<Integer>> claim(int max) {
			return CompletableFuture.supplyAsync(() -> Stream.generate(ClaimLoopRaceTests.this.waiting::poll)
				.limit(max)
				.takeWhile((claim) -> claim != null)
				.toList(), ClaimLoopRaceTests.this.threads);
		}

		@Override
		public void begin(Integer claim, Runnable ended) {
			ClaimLoopRaceTests.this.most.accumulateAndGet(this.active.incrementAndGet(), Math::max);
			ClaimLoopRaceTests.this.threads.execute(() -> {
				this.active.decrementAndGet();
				ClaimLoopRaceTests.this.done.incrementAndGet();
				ended.run();
			});
		}

		@Override
		public CompletionStage<?> handBack(Integer claim) {
			return CompletableFuture.failedFuture(new AssertionError("nothing is stopped"));
		}

		@Override
		public boolean tellsOfAll() {
			return this.tellsOfAll;
		}

		@Override
		public String consequence() {
			return "nothing is claimed";
		}

	}

}
