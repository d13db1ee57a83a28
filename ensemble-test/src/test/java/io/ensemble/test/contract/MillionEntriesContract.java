package io.ensemble.test.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.ensemble.test.bulk.WaitingCopies;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million entries in a store. Filling it takes a minute, so this is not part of every
 * build.
 */
@Tag("million")
abstract class MillionEntriesContract extends AbstractStoreContract {

	private static final int MILLION = 1_000_000;

	private static final int BATCH = 1_000;

	/** The time that a claim of one may take while the store has much else to do. */
	private static final Duration LONG = Duration.ofSeconds(10);

	private static final Duration QUICKLY = Duration.ofMillis(100);

	private static final WorkResult CANCELLED = WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED,
			"Withdrawn");

	@Override
	protected abstract BulkFixture open();

	private void fill(@Nullable Duration deadline, Runnable step) {
		List<Submission> originals = List.of(original(Priority.LOW, deadline), original(Priority.NORMAL, deadline));
		((BulkFixture) store().fixture()).fill(originals, MILLION / originals.size() - 1, step);
	}

	private static Submission original(Priority priority, @Nullable Duration deadline) {
		return StoreDriver.submission(StoreDriver.request(id(priority)).priority(priority).deadline(deadline));
	}

	// Copies have another id, and nothing else that looks like it.
	private static String id(Priority priority) {
		return priority.name().toLowerCase(Locale.ROOT);
	}

	private void fill(Duration deadline) {
		fill(deadline, () -> {
		});
		assertThat(store().depth()).isEqualTo(MILLION);
	}

	private void fill(Predicate<Claim> step) {
		fill(null, () -> {
			for (List<Claim> claims = store().claim(BATCH); !claims.isEmpty(); claims = store().claim(BATCH)) {
				assertThat(claims).allMatch(step);
			}
		});
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
				assertThat(record.key().requestId()).isEqualTo(id(record.priority()) + "-" + number);
			}
		}
		assertThat(claimed).containsOnlyKeys(Priority.LOW, Priority.NORMAL);
	}

	private static long score(WorkRecord record) {
		long acceptedAt = Duration.between(Instant.EPOCH, record.submittedAt()).toNanos() / 1_000;
		return Ageing.DEFAULT.score(acceptedAt, record.priority());
	}

	@Test
	void amongAMillionEverythingIsQuick(TestInfo test) {
		fill(Duration.ofDays(1));
		Timings timings = new Timings(test);
		WorkQueue started = ((BulkFixture) store().fixture()).started();
		Timings starting = new Timings(test);
		starting.once("first claim of a process that starts", () -> assertThat(claim(started)).hasSize(1));
		starting.assertEach(LONG);
		assertThat(store().enqueue(StoreDriver.submission(StoreDriver.request("more")), MILLION - 1))
			.isInstanceOf(Enqueued.Full.class);
		timings.repeat("enqueue", (i) -> store().accept("late-" + i, Priority.LOW));
		assertThat(store().position("normal-" + WorkQueue.EXACT_POSITIONS)).isEqualTo(WorkQueue.EXACT_POSITIONS - 1);
		timings.repeat("position of the last", (i) -> assertThat(store().position("late-" + i))
			.isBetween((long) WorkQueue.EXACT_POSITIONS, 2L * MILLION));
		timings.repeat("depth", (i) -> assertThat(store().depth()).isGreaterThanOrEqualTo(MILLION));
		timings.repeat("find", (i) -> assertThat(store().present("low-" + (i + 1) * BATCH)).isNotNull());
		timings.repeat("claim", (i) -> store().claimOne());
		timings.repeat("cancel", (i) -> assertThat(cancel("normal-" + (MILLION / 2 - 1 - i))).isTrue());
		timings.repeat("raise", (i) -> raise("low-" + (MILLION / 4 + i)));
		assertThat(store().position("low-" + MILLION / 4)).isEqualTo(1);
		timings.assertMedians(QUICKLY);
	}

	private List<Claim> claim(WorkQueue queue) {
		return StoreDriver.await(queue.claim(1, Duration.ofHours(1)));
	}

	private boolean cancel(String id) {
		return StoreDriver.await(store().results().end(WorkKey.of(id), CANCELLED)).isPresent();
	}

	private void raise(String id) {
		assertThat(StoreDriver.await(store().queue().reprioritise(WorkKey.of(id), Priority.CRITICAL))).isTrue();
	}

	@Test
	void aMillionAreListedInPages(TestInfo test) {
		fill(Duration.ofDays(1));
		assertThat(cancel("low-7")).isTrue();
		Timings timings = new Timings(test);
		timings.repeat("first page", (i) -> assertThat(page(null, null, null).records()).hasSize(50));
		WorkPage first = page(null, null, null);
		timings.repeat("next page", (i) -> assertThat(page(null, null, first.nextCursor()).records()).hasSize(50));
		timings.repeat("page of a caller", (i) -> assertThat(page(WorkKey.ANYONE, null, null).records()).hasSize(50));
		// Stores have no index of completed work, as nearly all work becomes that.
		for (WorkStatus status : EnumSet.complementOf(EnumSet.of(WorkStatus.COMPLETED))) {
			timings.repeat("page of " + status, (i) -> assertThat(page(null, status, null).records())
				.allSatisfy((record) -> assertThat(record.status()).isEqualTo(status)));
		}
		timings.assertMedians(QUICKLY);
	}

	private WorkPage page(@Nullable String caller, @Nullable WorkStatus status, @Nullable String cursor) {
		return StoreDriver.await(store().results().list(new WorkQuery(caller, status, null, null, 50, cursor)));
	}

	@Test
	void aMillionThatExpireAtOnceDoNotHoldUpWhatIsAlive(TestInfo test) {
		fill(Duration.ofHours(1));
		store().advance(Duration.ofHours(2));
		int expired = claimWhileSweeping(Priority.NORMAL, new Timings(test));
		assertThat(expired).isPositive();
		assertThat(store().depth()).isLessThanOrEqualTo(MILLION - expired);
	}

	@Test
	void aMillionThatWereDelayedDoNotHoldUpWhatIsUrgent(TestInfo test) {
		fill((claim) -> store().retry(claim, Duration.ofHours(1)));
		assertThat(store().depth()).isEqualTo(MILLION);
		store().advance(Duration.ofHours(2));
		Timings timings = new Timings(test);
		claimWhileSweeping(Priority.CRITICAL, timings);
		sweep(test);
		List<Claim> claims = store().claim(BATCH);
		assertThat(claims).hasSize(BATCH).allSatisfy((claim) -> assertThat(claim.record().attempt()).isEqualTo(2));
		assertThat(claims).extracting((claim) -> score(claim.record())).isSorted();
		assertThat(claims.get(0).record().key()).isEqualTo(WorkKey.of("normal-1"));
	}

	@Test
	void aMillionThatAreForgottenDoNotHoldUpWhatIsAlive(TestInfo test) {
		fill((claim) -> store().finish(claim, "Done"));
		assertThat(store().depth()).isZero();
		store().advance(StoreFixture.RESULT_TTL.plusHours(1));
		Timings timings = new Timings(test);
		claimWhileSweeping(Priority.NORMAL, timings);
		sweep(test);
		timings.repeat("find of what is gone",
				(i) -> assertThat(store().find("low-" + (i + 1) * BATCH)).isInstanceOf(Found.Expired.class));
		timings.repeat("enqueue of what is gone",
				(i) -> assertThat(store().enqueue(original(i))).isInstanceOf(Enqueued.Expired.class));
		store().advance(StoreFixture.TOMBSTONE_TTL.plusHours(1));
		claimWhileSweeping(Priority.NORMAL, timings);
		sweep(test);
		assertThat(store().find("low-" + BATCH)).isInstanceOf(Found.Unknown.class);
	}

	private static Submission original(int number) {
		return StoreDriver.submission(StoreDriver.request("low-" + (number + 1) * BATCH).priority(Priority.LOW));
	}

	private int claimWhileSweeping(Priority priority, Timings timings) {
		String alive = "alive-" + UUID.randomUUID() + "-";
		for (int i = 0; i < Timings.REPEATS; i++) {
			store().accept(alive + i, priority);
		}
		Sweeping sweeping = Sweeping.of(store().queue());
		List<Claim> claims = new ArrayList<>();
		timings.repeat("claim while sweeps go on", (i) -> claims.addAll(claim(store().queue())));
		assertThat(claims).extracting((claim) -> claim.record().key().requestId())
			.containsExactlyElementsOf(IntStream.range(0, Timings.REPEATS).mapToObj((i) -> alive + i).toList());
		assertThat(claims).allMatch((claim) -> store().finish(claim, "Done"));
		int changed = sweeping.stop();
		timings.assertEach(LONG);
		return changed;
	}

	private void sweep(TestInfo test) {
		new Timings(test).once("sweep of what is left", () -> Sweeping.of(store().queue()).stop());
	}

}
