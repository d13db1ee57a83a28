package io.ensemble.transport.simple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is special about the store in memory; the contract suites of the test kit hold it
 * to the rest.
 */
class SimpleWorkStoreTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private final VirtualTime time = new VirtualTime();

	private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, Duration.ofHours(24),
			Duration.ofDays(7));

	@Test
	void doesNotOutliveItsProcess() {
		assertThat(this.store.isDurable()).isFalse();
	}

	@Test
	void everyStageIsCompleteWhenTheMethodReturns() {
		assertThat(this.store.enqueue(submission("a"), 10).toCompletableFuture()).isCompleted();
		assertThat(this.store.claim(1, LEASE).toCompletableFuture()).isCompleted();
	}

	@Test
	void aListenerMayCallTheStore() {
		List<Claim> claims = new ArrayList<>();
		this.store.onAvailable(() -> this.store.claim(1, LEASE).thenAccept(claims::addAll));
		this.store.enqueue(submission("a"), 10);
		assertThat(claims).hasSize(1);
	}

	@Test
	void aListenerThatThrowsHurtsNobody() {
		List<String> told = new ArrayList<>();
		this.store.onAvailable(() -> {
			throw new IllegalStateException("a broken listener");
		});
		this.store.onAvailable(() -> told.add("available"));
		assertThat(this.store.enqueue(submission("a"), 10).toCompletableFuture()).isCompleted();
		assertThat(told).containsExactly("available");
	}

	@Test
	void whoeverWaitsForTheEndMayCallTheStore() {
		List<WorkStatus> seen = new ArrayList<>();
		this.store.enqueue(submission("a"), 10);
		this.store.whenFinal(WorkKey.of("a"))
			.thenCompose((record) -> this.store.position(record.key()).thenApply((position) -> record))
			.thenAccept((record) -> seen.add(record.status()));
		WorkResult result = WorkResult.completed("done");
		this.store.end(WorkKey.of("a"), result);
		assertThat(seen).containsExactly(WorkStatus.COMPLETED);
	}

	@Test
	void aDeadlineFoundByAClaimIsReportedByTheNextSweepOnce() {
		this.store.enqueue(new Submission(WorkRequest.of("a", "task", "x").deadline(Duration.ofSeconds(1)).build(),
				WorkKey.ANYONE, Ingress.LOCAL), 10);
		this.time.advance(Duration.ofSeconds(1));
		assertThat(this.store.claim(1, LEASE).toCompletableFuture().join()).isEmpty();
		assertThat(sweep()).extracting(WorkRecord::status).containsExactly(WorkStatus.EXPIRED);
		assertThat(sweep()).isEmpty();
	}

	private List<WorkRecord> sweep() {
		return this.store.sweep(3).toCompletableFuture().join();
	}

	private static Submission submission(String id) {
		return new Submission(WorkRequest.of(id, "task", "x").build(), WorkKey.ANYONE, Ingress.LOCAL);
	}

}
