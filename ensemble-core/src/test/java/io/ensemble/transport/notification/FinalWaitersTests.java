package io.ensemble.transport.notification;

import java.util.concurrent.CompletableFuture;

import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FinalWaitersTests {

	private static final WorkKey KEY = WorkKey.of("a");

	private final FinalWaiters waiters = new FinalWaiters();

	@Test
	void allWhoWaitAreTakenOnce() {
		CompletableFuture<WorkRecord> first = this.waiters.await(KEY);
		CompletableFuture<WorkRecord> second = this.waiters.await(KEY);
		this.waiters.await(WorkKey.of("b"));
		assertThat(this.waiters.take(KEY)).containsExactly(first, second);
		assertThat(this.waiters.take(KEY)).isEmpty();
	}

	@Test
	void whoeverGivesUpIsForgottenAtOnce() {
		CompletableFuture<WorkRecord> impatient = this.waiters.await(KEY);
		CompletableFuture<WorkRecord> patient = this.waiters.await(KEY);
		impatient.cancel(false);
		assertThat(this.waiters.take(KEY)).containsExactly(patient);
	}

}
