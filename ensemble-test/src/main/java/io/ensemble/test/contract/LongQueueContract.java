package io.ensemble.test.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequestBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A queue that is very long. Times are medians of many calls, the best of some rounds, so
 * that a pause of the machine fails nothing; a step that looks at every entry is slower
 * by a factor of hundreds.
 */
interface LongQueueContract extends StoreContract {

	/** How long the queue is that the long one is compared with. */
	int FEW = 1_000;

	/** A call may be this many times slower on the long queue. */
	double FACTOR = 2;

	/** Differences below this come from the processor's caches, not from the store. */
	Duration NOISE = Duration.ofNanos(20_000);

	/** How often each call is timed in one round. */
	int CALLS = 200;

	/** How many rounds there are. */
	int ROUNDS = 7;

	/** How long calls are made beforehand; on real servers more changes nothing. */
	Duration WARM_UP = Duration.ofSeconds(2);

	/** How often the long queue is measured again, as the best of more rounds. */
	int REPEATS = 3;

	@Test
	default void callsOnALongQueueCostAsMuchAsOnAShortOne() {
		AtomicInteger next = new AtomicInteger();
		fill(next, FEW);
		warmUp(next);
		Costs few = measure(next);
		fill(next, store().fixture().manyWaiting() - (int) store().depth());
		assertThat(store().depth()).isEqualTo(store().fixture().manyWaiting());
		Costs many = measure(next);
		for (int again = 0; again < REPEATS && !many.isWithin(few); again++) {
			many = many.best(measure(next));
		}
		assertThat(many.isWithin(few)).as("ns, few: %s, many: %s", few, many).isTrue();
	}

	@Test
	default void positionsInALongQueueAreExactAsFarAsPromised() {
		AtomicInteger next = new AtomicInteger();
		fill(next, store().fixture().manyWaiting());
		assertThat(store().position("r0")).isEqualTo(1);
		assertThat(store().position("r" + (WorkQueue.EXACT_POSITIONS - 1))).isEqualTo(WorkQueue.EXACT_POSITIONS);
		assertThat(store().position("r" + (next.get() - 1))).isBetween((long) WorkQueue.EXACT_POSITIONS,
				(long) next.get());
		store().accept("urgent", Priority.CRITICAL);
		assertThat(store().position("urgent")).isEqualTo(1);
		assertThat(store().position("r0")).isEqualTo(2);
		assertThat(store().claimOne().record().key().requestId()).isEqualTo("urgent");
	}

	private void fill(AtomicInteger next, int count) {
		int first = next.getAndAdd(count);
		store().fixture()
			.fill(IntStream.range(first, first + count).mapToObj((i) -> StoreDriver.submission(numbered(i))));
	}

	private void warmUp(AtomicInteger next) {
		long end = System.nanoTime() + WARM_UP.toNanos();
		for (int i = 0; i < 20 && System.nanoTime() < end; i++) {
			measureOnce(next);
		}
	}

	private Costs measure(AtomicInteger next) {
		return IntStream.range(0, ROUNDS).mapToObj((round) -> measureOnce(next)).reduce(Costs::best).orElseThrow();
	}

	private Costs measureOnce(AtomicInteger next) {
		long enqueue = median(() -> {
			WorkRequestBuilder request = numbered(next.getAndIncrement());
			return time(() -> store().accept(StoreDriver.submission(request)));
		});
		WorkKey last = WorkKey.of("r" + (next.get() - 1));
		long position = median(() -> time(() -> StoreDriver.await(store().queue().position(last))));
		long claim = median(() -> time(() -> store().claimOne()));
		long sweep = median(() -> time(() -> store().sweep()));
		return new Costs(enqueue, position, claim, sweep);
	}

	private static WorkRequestBuilder numbered(int number) {
		return StoreDriver.request("r" + number).deadline(Duration.ofDays(1));
	}

	private static long time(Runnable call) {
		long start = System.nanoTime();
		call.run();
		return System.nanoTime() - start;
	}

	private static long median(LongSupplier timed) {
		long[] times = LongStream.generate(timed).limit(CALLS).toArray();
		Arrays.sort(times);
		return times[CALLS / 2];
	}

	/**
	 * What calls cost, in nanoseconds.
	 *
	 * @param enqueue one new request
	 * @param position the rank of the last one
	 * @param claim the first one
	 * @param sweep with nothing to do
	 */
	record Costs(long enqueue, long position, long claim, long sweep) {

		Costs best(Costs other) {
			return new Costs(Math.min(this.enqueue, other.enqueue), Math.min(this.position, other.position),
					Math.min(this.claim, other.claim), Math.min(this.sweep, other.sweep));
		}

		boolean isWithin(Costs few) {
			return this.enqueue < limit(few.enqueue) && this.position < limit(few.position)
					&& this.claim < limit(few.claim) && this.sweep < limit(few.sweep);
		}

		private static long limit(long few) {
			return Math.max((long) (few * FACTOR), few + NOISE.toNanos());
		}

	}

}
