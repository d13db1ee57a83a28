package io.ensemble.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queue under many hands at once.
 */
interface QueueConcurrencyContract extends StoreContract {

	/** How much work the hands fight for. */
	int WORK = 2_000;

	@Test
	default void everyPieceOfWorkIsClaimedByExactlyOne() throws Exception {
		List<String> ids = IntStream.range(0, WORK).mapToObj((i) -> "r" + i).toList();
		ids.forEach((id) -> store().accept(id));
		List<String> claimed = Together.run((thread) -> claimAll()).stream().flatMap(List::stream).toList();
		assertThat(claimed).hasSize(WORK).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	default void nothingIsLostOrDoubledWhileWorkComesAndGoes() throws Exception {
		List<List<String>> claimed = Together.run((thread) -> {
			List<String> mine = new ArrayList<>();
			for (int i = 0; i < WORK / Together.THREADS; i++) {
				store().accept("t" + thread + "-" + i);
				store().claim(1).forEach((claim) -> mine.add(claim.record().key().requestId()));
			}
			return mine;
		});
		List<String> all = new ArrayList<>(store().drain());
		claimed.forEach(all::addAll);
		assertThat(all).hasSize(WORK).doesNotHaveDuplicates();
	}

	@Test
	default void theCapacityIsExact() throws Exception {
		int capacity = 250;
		List<Long> accepted = Together.run((thread) -> IntStream.range(0, capacity)
			.mapToObj((i) -> store().enqueue(StoreDriver.submission(StoreDriver.request("t" + thread + "-" + i)),
					capacity))
			.filter(Enqueued.Accepted.class::isInstance)
			.count());
		assertThat(accepted.stream().mapToLong(Long::longValue).sum()).isEqualTo(capacity);
		assertThat(store().depth()).isEqualTo(capacity);
	}

	@Test
	default void theSameRequestFromManyIsTakenInOnce() throws Exception {
		for (int round = 0; round < 50; round++) {
			String id = "r" + round;
			List<Enqueued> answers = Together
				.run((thread) -> store().enqueue(StoreDriver.submission(StoreDriver.request(id))));
			assertThat(answers).filteredOn(Enqueued.Accepted.class::isInstance).hasSize(1);
			assertThat(answers).filteredOn(Enqueued.Known.class::isInstance).hasSize(Together.THREADS - 1);
		}
		assertThat(store().depth()).isEqualTo(50);
	}

	private List<String> claimAll() {
		List<String> mine = new ArrayList<>();
		List<Claim> claims = store().claim(3);
		while (!claims.isEmpty()) {
			claims.forEach((claim) -> mine.add(claim.record().key().requestId()));
			claims = store().claim(3);
		}
		return mine;
	}

}
