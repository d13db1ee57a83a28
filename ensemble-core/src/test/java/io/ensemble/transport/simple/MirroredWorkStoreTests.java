package io.ensemble.transport.simple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MirroredWorkStoreTests {

	private static final int MAX_ATTEMPTS = 3;

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final WorkKey KEY = WorkKey.of("a");

	private final VirtualTime time = new VirtualTime();

	private final MirroredWorkStore store = new MirroredWorkStore(this.time, Ageing.DEFAULT, Duration.ofDays(1),
			Duration.ofDays(7));

	private final WorkRecord work = this.store
		.stamp(new Submission(WorkRequest.of("a", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP));

	@Test
	void workThatRanWhenItsPartitionMovedIsNotStartedHereAgain() {
		Claim claim = start();
		this.store.depart(KEY);
		assertThat(this.store.retry(claim, Duration.ZERO, "no stove").toCompletableFuture().join()).isTrue();
		assertThat(claims()).isEmpty();
	}

	@Test
	void noMoreIsItWhenItsLeaseIsOver() {
		start();
		this.store.depart(KEY);
		this.time.advance(LEASE);
		this.store.sweep(MAX_ATTEMPTS);
		assertThat(claims()).isEmpty();
	}

	@Test
	void workThatStillRunsWhenItsPartitionComesBackIsStartedAgainOnlyAfterThat() {
		Claim claim = start();
		this.store.depart(KEY);
		assertThat(this.store.arrive(this.work, MAX_ATTEMPTS)).isEqualTo(Arrival.KNOWN);
		assertThat(claims()).isEmpty();
		this.store.handBack(claim);
		assertThat(claims()).hasSize(1);
	}

	@Test
	void whereWorkWaitsIsKnownOnlyToThoseWhoDoIt() {
		this.store.announce(this.work);
		assertThat(position()).isZero();
		this.store.arrive(this.work, MAX_ATTEMPTS);
		assertThat(position()).isOne();
	}

	@Test
	void whoAskedForSomethingElseUnderAnIdThatOthersTookInIsToldSo() {
		this.store.announce(this.work);
		CompletableFuture<WorkRecord> mine = this.store.whenFinal(KEY).toCompletableFuture();
		WorkRecord theirs = this.store
			.stamp(new Submission(WorkRequest.of("a", "cook", "salad").build(), WorkKey.ANYONE, Ingress.HTTP))
			.finished(WorkResult.completed("salad"), this.time.instant());
		assertThat(this.store.settle(theirs)).isTrue();
		assertThat(mine.join().status()).isEqualTo(WorkStatus.FAILED);
		assertThat(mine.join().result()).extracting(WorkResult::code, WorkResult::output)
			.containsExactly(ErrorCode.IDEMPOTENCY_MISMATCH, null);
		assertThat(this.store.look(KEY)).contains(theirs);
	}

	@Test
	void whatWasAnnouncedIsElsewhereUntilItComesHereOrEnds() {
		this.store.announce(this.work);
		assertThat(this.store.elsewhere()).isOne();
		this.store.arrive(this.work, MAX_ATTEMPTS);
		assertThat(this.store.elsewhere()).isZero();
		WorkRecord other = this.store
			.stamp(new Submission(WorkRequest.of("b", "cook", "soup").build(), WorkKey.ANYONE, Ingress.HTTP));
		this.store.announce(other);
		this.store.settle(other.finished(WorkResult.completed("soup"), this.time.instant()));
		assertThat(this.store.elsewhere()).isZero();
	}

	private long position() {
		return this.store.position(KEY).toCompletableFuture().join();
	}

	private Claim start() {
		assertThat(this.store.arrive(this.work, MAX_ATTEMPTS)).isEqualTo(Arrival.WAITS);
		return claims().get(0);
	}

	private List<Claim> claims() {
		return this.store.claim(10, LEASE).toCompletableFuture().join();
	}

}
