package io.ensemble.test.contract;

import java.util.List;

import io.ensemble.transport.WorkQuery;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work whose every attempt was lost.
 */
interface DeadLetterContract extends StoreContract {

	@Test
	default void deadLettersAreListedAndStayUntilSomebodyDecides() {
		kill("a");
		store().advance(StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL));
		store().sweep();
		List<WorkRecord> dead = StoreDriver
			.await(store().results().list(new WorkQuery(null, WorkStatus.DEAD, null, null, 10, null)))
			.records();
		assertThat(dead).containsExactly(store().present("a"));
	}

	@Test
	default void aClaimCanEndAsADeadLetter() {
		WorkResult givenUp = WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, "Given up: out of fish");
		store().accept("a");
		assertThat(StoreDriver.await(store().results().finish(store().claimOne(), givenUp))).isPresent();
		store().advance(StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL));
		store().sweep();
		assertThat(store().present("a").result()).isEqualTo(givenUp);
	}

	@Test
	default void deadLettersAreCountedAsFarAsOneWantsToKnow() {
		assertThat(count(10)).isZero();
		kill("a");
		kill("b");
		kill("c");
		store().accept("d");
		store().finish(store().claimOne(), "done");
		store().accept("e");
		assertThat(count(10)).isEqualTo(3);
		assertThat(count(3)).isEqualTo(3);
		assertThat(count(2)).isEqualTo(2);
	}

	private int count(int limit) {
		return StoreDriver.await(store().results().countDead(limit));
	}

	private void kill(String id) {
		store().accept(id);
		assertThat(store().killNext().status()).isEqualTo(WorkStatus.DEAD);
	}

}
