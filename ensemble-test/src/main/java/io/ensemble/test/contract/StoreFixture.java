package io.ensemble.test.contract;

import java.time.Duration;
import java.util.stream.Stream;

import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.work.Submission;

/**
 * An empty store, opened for one test, and power over its time. The store orders by
 * {@link io.ensemble.transport.Ageing#DEFAULT} and keeps what it keeps for
 * {@link #RESULT_TTL} and {@link #TOMBSTONE_TTL}.
 */
public interface StoreFixture extends AutoCloseable {

	/** How long final records and addressed results are kept. */
	Duration RESULT_TTL = Duration.ofHours(24);

	/** How long after that it is known that they were there. */
	Duration TOMBSTONE_TTL = Duration.ofDays(7);

	/**
	 * Longer than a test takes on a server whose clock goes on by itself, and shorter
	 * than any lease or deadline.
	 */
	Duration MOMENT = Duration.ofSeconds(10);

	/**
	 * The queue under test.
	 * @return the same queue at every call
	 */
	WorkQueue queue();

	/**
	 * The result store over the same data.
	 * @return the same store at every call
	 */
	ResultStore results();

	/**
	 * The deliveries over the same data.
	 * @return the same deliveries at every call; of a store that keeps none, nothing is
	 * asked for them
	 */
	default DeliveryQueue deliveries() {
		throw new UnsupportedOperationException("This store keeps no deliveries");
	}

	/**
	 * Move the store's time on: in memory a virtual clock, elsewhere an offset that the
	 * store adds to its server's time. Never by waiting.
	 * @param duration how far
	 */
	void advance(Duration duration);

	/**
	 * How much work waits in the tests of a long queue.
	 * @return one million; the contract is not proven by less
	 */
	default int manyWaiting() {
		return 1_000_000;
	}

	/**
	 * Take in much work, in order. Override it if the store can load in bulk.
	 * @param submissions new to the store
	 */
	default void fill(Stream<Submission> submissions) {
		submissions
			.forEach((submission) -> queue().enqueue(submission, Integer.MAX_VALUE).toCompletableFuture().join());
	}

	/**
	 * Give everything free after the test.
	 */
	@Override
	default void close() {
	}

}
