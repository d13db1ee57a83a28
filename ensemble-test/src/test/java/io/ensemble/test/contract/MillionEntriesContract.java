package io.ensemble.test.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.test.bulk.WaitingCopies;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A queue of a million in a store that outlives the process. Filling it takes a minute,
 * so this is not part of every build.
 */
@Tag("million")
abstract class MillionEntriesContract extends AbstractStoreContract {

	private static final int MILLION = 1_000_000;

	private static final int BATCH = 1_000;

	private static final int LOOKS = 50;

	private static final int ALIVE = 20;

	/** The time that a claim of one may take while the store has much else to do. */
	private static final Duration LONG = Duration.ofSeconds(10);

	private static final Duration QUICKLY = Duration.ofMillis(100);

	@Override
	protected abstract BulkFixture open();

	private void fill(Duration deadline) {
		List<Priority> priorities = List.of(Priority.LOW, Priority.NORMAL);
		priorities.forEach((priority) -> store().accept(
				StoreDriver.submission(StoreDriver.request(priority.name()).priority(priority).deadline(deadline))));
		((BulkFixture) store().fixture()).copies().copy(MILLION / priorities.size() - 1);
		assertThat(store().depth()).isEqualTo(MILLION);
	}

	@Test
	void aMillionAreClaimedInTheirOrder() {
		fill(Duration.ofDays(1));
		// Until the older LOW meet the younger NORMAL, and some more.
		long overtaking = Duration.ofMinutes(5).toNanos() / 1_000 / WaitingCopies.SPACING / 2;
		Map<Priority, Integer> claimed = new EnumMap<>(Priority.class);
		long last = Long.MIN_VALUE;
		for (long count = 0; count < overtaking + 2 * BATCH; count += BATCH) {
			for (Claim claim : store().claim(BATCH)) {
				WorkRecord record = claim.record();
				assertThat(score(record)).isGreaterThan(last);
				last = score(record);
				int number = claimed.merge(record.priority(), 1, Integer::sum);
				assertThat(record.key().requestId()).isEqualTo(record.priority() + "-" + number);
			}
		}
		assertThat(claimed).containsOnlyKeys(Priority.LOW, Priority.NORMAL);
	}

	private static long score(WorkRecord record) {
		long acceptedAt = Duration.between(Instant.EPOCH, record.submittedAt()).toNanos() / 1_000;
		return Ageing.DEFAULT.score(acceptedAt, record.priority());
	}

	@Test
	void aMillionAreCountedAndTheLatestHasItsPositionQuickly() {
		fill(Duration.ofDays(1));
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("more")), MILLION))
			.isInstanceOf(Enqueued.Full.class);
		store().accept("late", Priority.LOW);
		assertThat(store().depth()).isEqualTo(MILLION + 1);
		assertThat(store().position("late")).isBetween((long) WorkQueue.EXACT_POSITIONS, MILLION + 1L);
		assertThat(store().position("NORMAL-" + WorkQueue.EXACT_POSITIONS)).isEqualTo(WorkQueue.EXACT_POSITIONS);
		long[] nanos = new long[LOOKS];
		Arrays.setAll(nanos, (i) -> nanosOf(() -> store().position("late")));
		Arrays.sort(nanos);
		assertThat(Duration.ofNanos(nanos[LOOKS / 2])).isLessThan(QUICKLY);
	}

	@Test
	void aMillionThatExpireAtOnceDoNotHoldUpWhatIsAlive() {
		fill(Duration.ofHours(1));
		store().advance(Duration.ofHours(2));
		for (int i = 0; i < ALIVE; i++) {
			store().accept("alive-" + i);
		}
		Sweeps sweeps = new Sweeps();
		sweeps.go();
		List<Duration> claims = new ArrayList<>();
		for (int i = 0; i < ALIVE; i++) {
			String id = "alive-" + i;
			claims.add(Duration.ofNanos(nanosOf(() -> assertThat(claimForLong()).isEqualTo(id))));
		}
		sweeps.stop();
		assertThat(claims).allSatisfy((claim) -> assertThat(claim).isLessThan(LONG));
		assertThat(sweeps.expired).isPositive();
		assertThat(sweeps.largest).isLessThan(2 * WorkQueue.MAX_SWEPT);
		assertThat(store().depth()).isLessThanOrEqualTo(MILLION - sweeps.expired);
	}

	private String claimForLong() {
		return StoreDriver.await(store().queue().claim(1, Duration.ofHours(1))).get(0).record().key().requestId();
	}

	private static long nanosOf(Runnable call) {
		long start = System.nanoTime();
		call.run();
		return System.nanoTime() - start;
	}

	/**
	 * Sweeps one after the other, until they are told to stop.
	 */
	private final class Sweeps {

		private final CompletableFuture<Void> done = new CompletableFuture<>();

		private int expired;

		private int largest;

		private volatile boolean stopping;

		void go() {
			store().queue().sweep(StoreDriver.MAX_ATTEMPTS).whenComplete((changed, failure) -> {
				if (failure != null) {
					this.done.completeExceptionally(failure);
				}
				else {
					count(changed);
					goOn();
				}
			});
		}

		private void goOn() {
			if (this.stopping) {
				this.done.complete(null);
			}
			else {
				go();
			}
		}

		void stop() {
			this.stopping = true;
			this.done.join();
		}

		private void count(List<WorkRecord> changed) {
			this.largest = Math.max(this.largest, changed.size());
			this.expired += (int) changed.stream().filter((record) -> record.status() == WorkStatus.EXPIRED).count();
		}

	}

}
