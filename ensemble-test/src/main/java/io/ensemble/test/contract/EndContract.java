package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Found;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How work ends: once.
 */
interface EndContract extends StoreContract {

	/** What a caller who withdraws its work writes. */
	WorkResult CANCELLED = WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Withdrawn");

	@Test
	default void finishedWorkIsFoundWithItsResult() {
		store().accept("a");
		Claim claim = store().claimOne();
		store().advance(Duration.ofSeconds(7));
		Optional<WorkRecord> finished = StoreDriver
			.await(store().results().finish(claim, WorkResult.completed("done")));
		WorkRecord found = store().present("a");
		assertThat(finished).contains(found);
		assertThat(found.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(found.attempt()).isEqualTo(1);
		assertThat(found.duration()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(17));
		assertThat(store().drain()).isEmpty();
	}

	@Test
	default void nothingOfAResultIsLost() {
		WorkResult result = WorkResult.failed("Kein Fisch, \"leider\"\n🐟")
			.with(new TokenUsage(12_345, 678), List.of(new Delegation("a:1", "kitchen", "fish", WorkStatus.FAILED)))
			.withOutput("half a \\ meal");
		store().accept("a");
		StoreDriver.await(store().results().finish(store().claimOne(), result));
		assertThat(StoreDriver.resultOf(store().present("a"))).isEqualTo(result);
	}

	@Test
	default void theFirstResultIsTheOnlyOne() {
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(store().finish(claim, "first")).isTrue();
		assertThat(store().finish(claim, "second")).isFalse();
		assertThat(end("a")).isEmpty();
		assertThat(StoreDriver.resultOf(store().present("a")).output()).isEqualTo("first");
	}

	@Test
	default void whoRepeatsTheCallThatEndedTheWorkIsAnsweredAsBefore() {
		WorkResult result = WorkResult.failed("Kein Fisch 🐟").with(new TokenUsage(7, 8), List.of());
		store().accept("a");
		Claim claim = store().claimOne();
		Optional<WorkRecord> unheard = StoreDriver.await(store().results().finish(claim, result));
		store().advance(Duration.ofSeconds(7));
		Optional<WorkRecord> repeated = StoreDriver.await(store().results().finish(claim, result));
		assertThat(repeated).contains(store().present("a"));
		assertThat(repeated.get().completedAt()).isEqualTo(unheard.get().completedAt());
	}

	@Test
	default void whoLostItsClaimIsRefusedThoughTheNextHolderHadTheSameResult() {
		store().accept("a");
		Claim zombie = store().claimOne();
		store().advance(StoreDriver.LEASE);
		store().sweep();
		assertThat(store().finish(store().claimOne(), "done")).isTrue();
		assertThat(store().finish(zombie, "done")).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCELLED", "EXPIRED" })
	default void whoFinishesWhatWasWithdrawnIsLateThoughTheResultIsTheSame(WorkStatus withdrawn) {
		WorkResult result = WorkResult.ended(withdrawn, ErrorCode.CANCELLED, "no longer wanted");
		store().accept("a");
		Claim claim = store().claimOne();
		assertThat(StoreDriver.await(store().results().end(claim.record().key(), result))).isPresent();
		assertThat(StoreDriver.await(store().results().finish(claim, result))).isEmpty();
	}

	@Test
	default void workThatWaitsCanBeWithdrawn() {
		store().accept("a");
		store().accept("b");
		assertThat(end("a")).map(WorkRecord::status).contains(WorkStatus.CANCELLED);
		assertThat(store().position("b")).isEqualTo(1);
		assertThat(store().depth()).isEqualTo(1);
		assertThat(store().drain()).containsExactly("b");
	}

	@Test
	default void whatIsNotKnownCannotEnd() {
		assertThat(end("never-heard-of")).isEmpty();
		assertThat(store().find("never-heard-of")).isInstanceOf(Found.Unknown.class);
	}

	@Test
	default void callersSeeAndEndOnlyTheirOwnWork() {
		store().accept(StoreDriver.submission("alice", StoreDriver.request("a")));
		assertThat(StoreDriver.await(store().results().find(new WorkKey("bob", "a"))))
			.isInstanceOf(Found.Unknown.class);
		assertThat(StoreDriver.await(store().results().end(new WorkKey("bob", "a"), CANCELLED))).isEmpty();
		assertThat(StoreDriver.await(store().results().end(new WorkKey("alice", "a"), CANCELLED))).isPresent();
	}

	private Optional<WorkRecord> end(String id) {
		return StoreDriver.await(store().results().end(WorkKey.of(id), CANCELLED));
	}

}
