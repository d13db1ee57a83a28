package io.ensemble.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Looking at many pieces of work.
 */
interface ListingContract extends StoreContract {

	@Test
	default void aListOfAStatusFollowsWorkFromOneToTheNext() {
		store().accept("a");
		store().accept("b");
		Claim claim = store().claimOne();
		assertThat(ids(list(of(WorkStatus.RUNNING)))).containsExactly("a");
		StoreDriver.await(store().queue().park(claim));
		assertThat(ids(list(of(WorkStatus.RUNNING)))).isEmpty();
		assertThat(ids(list(of(WorkStatus.WAITING_REVIEW)))).containsExactly("a");
		StoreDriver.await(store().queue().resume(claim.record().key()));
		assertThat(ids(list(of(WorkStatus.WAITING_REVIEW)))).isEmpty();
		assertThat(ids(list(of(WorkStatus.QUEUED)))).containsExactly("b", "a");
		store().finish(store().claimOne(), "done");
		assertThat(ids(list(of(WorkStatus.QUEUED)))).containsExactly("b");
		assertThat(ids(list(of(WorkStatus.COMPLETED)))).containsExactly("a");
	}

	private static WorkQuery of(WorkStatus status) {
		return new WorkQuery(null, status, null, null, 10, null);
	}

	@Test
	default void workIsListedNewestFirstWhateverItsState() {
		IntStream.range(0, 4).forEach((i) -> store().accept("r" + i));
		store().finish(store().claimOne(), "done");
		store().claimOne();
		assertThat(ids(list(all(10, null)))).containsExactly("r3", "r2", "r1", "r0");
	}

	@Test
	default void pagesFollowEachOtherWithoutGapOrOverlap() {
		IntStream.range(0, 10).forEach((i) -> store().accept("r" + i));
		List<String> seen = new ArrayList<>();
		WorkPage page = list(all(4, null));
		while (page.nextCursor() != null) {
			assertThat(page.records()).hasSize(4);
			seen.addAll(ids(page));
			store().accept("new-" + seen.size());
			page = list(all(4, page.nextCursor()));
		}
		seen.addAll(ids(page));
		assertThat(seen).containsExactly("r9", "r8", "r7", "r6", "r5", "r4", "r3", "r2", "r1", "r0");
	}

	@Test
	default void workThatRunsIsListedNewestFirstToo() {
		IntStream.range(0, 5).forEach((i) -> store().accept("r" + i));
		store().claim(4);
		WorkPage first = list(new WorkQuery(null, WorkStatus.RUNNING, null, null, 3, null));
		assertThat(ids(first)).containsExactly("r3", "r2", "r1");
		WorkPage second = list(new WorkQuery(null, WorkStatus.RUNNING, null, null, 3, first.nextCursor()));
		assertThat(ids(second)).containsExactly("r0");
		assertThat(second.nextCursor()).isNull();
	}

	@Test
	default void theLastPageHasNoCursorEvenIfItIsFull() {
		IntStream.range(0, 4).forEach((i) -> store().accept("r" + i));
		assertThat(list(all(4, null)).nextCursor()).isNull();
		assertThat(list(all(3, null)).nextCursor()).isNotNull();
		assertThat(list(new WorkQuery(null, WorkStatus.DEAD, null, null, 3, null)))
			.isEqualTo(new WorkPage(List.of(), null));
	}

	@Test
	default void aPageIsNeverLargerThanTheLimitAllows() {
		IntStream.range(0, WorkQuery.MAX_LIMIT + 1).forEach((i) -> store().accept("r" + i));
		assertThat(list(all(Integer.MAX_VALUE, null)).records()).hasSize(WorkQuery.MAX_LIMIT);
	}

	@Test
	default void everyFilterHolds() {
		store().accept(StoreDriver.submission("alice", StoreDriver.request("a").from("front-desk")));
		store().accept(StoreDriver.submission("bob", StoreDriver.request("b").from("front-desk")));
		store().accept(StoreDriver.submission("alice", WorkRequest.of("c", "clean-room", "403")));
		store().claimOne();
		assertThat(ids(list(new WorkQuery("alice", null, null, null, 10, null)))).containsExactly("c", "a");
		assertThat(ids(list(new WorkQuery(null, WorkStatus.RUNNING, null, null, 10, null)))).containsExactly("a");
		assertThat(ids(list(new WorkQuery(null, WorkStatus.QUEUED, null, null, 10, null)))).containsExactly("c", "b");
		assertThat(ids(list(new WorkQuery(null, null, "clean-room", null, 10, null)))).containsExactly("c");
		assertThat(ids(list(new WorkQuery(null, null, null, "front-desk", 10, null)))).containsExactly("b", "a");
		assertThat(ids(list(new WorkQuery("bob", WorkStatus.QUEUED, "prepare-meal", "front-desk", 10, null))))
			.containsExactly("b");
		assertThat(ids(list(new WorkQuery("bob", WorkStatus.RUNNING, null, null, 10, null)))).isEmpty();
	}

	@Test
	default void filteredPagesFollowEachOtherToo() {
		IntStream.range(0, 12)
			.forEach((i) -> store()
				.accept(StoreDriver.submission((i % 3 != 0) ? "alice" : "bob", StoreDriver.request("r" + i))));
		WorkPage first = list(new WorkQuery("bob", null, null, null, 2, null));
		assertThat(ids(first)).containsExactly("r9", "r6");
		WorkPage second = list(new WorkQuery("bob", null, null, null, 2, first.nextCursor()));
		assertThat(ids(second)).containsExactly("r3", "r0");
		assertThat(second.nextCursor()).isNull();
	}

	@Test
	default void aCursorThatNoPageGaveIsRefused() {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> list(all(10, "'; --")))
			.satisfies((ex) -> assertThat(ex.getField()).isEqualTo("cursor"));
	}

	private WorkPage list(WorkQuery query) {
		return StoreDriver.await(store().results().list(query));
	}

	private static WorkQuery all(int limit, @Nullable String cursor) {
		return new WorkQuery(null, null, null, null, limit, cursor);
	}

	private static List<String> ids(WorkPage page) {
		return page.records().stream().map((record) -> record.key().requestId()).toList();
	}

}
