package io.ensemble.transport.notification;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectedWorkTests {

	private static final WorkKey KEY = WorkKey.of("a");

	private static final WorkRecord ACCEPTED = WorkRecord
		.queued(new Submission(WorkRequest.of("a", "cook", "").build(), KEY.caller(), Ingress.HTTP), Instant.EPOCH);

	private final ExpectedWork expected = new ExpectedWork();

	private final CompletableFuture<WorkRecord> end = new CompletableFuture<>();

	@Test
	void whatWasHandedInIsKnownOnceItIsAccepted() {
		this.expected.expect(KEY, this.end);
		assertThat(this.expected.find(KEY)).isNull();
		assertThat(this.expected.accepted(ACCEPTED)).isFalse();
		assertThat(this.expected.find(KEY)).isEqualTo(ACCEPTED);
	}

	@Test
	void newsThatWereMissedBeforeTheAcceptanceAreLookedForAfterIt() {
		this.expected.expect(KEY, this.end);
		assertThat(this.expected.postpone(KEY)).isTrue();
		assertThat(this.expected.accepted(ACCEPTED)).isTrue();
		assertThat(this.expected.postpone(KEY)).as("accepted: look at once").isFalse();
		assertThat(this.expected.find(KEY)).isEqualTo(ACCEPTED);
	}

	@Test
	void nothingIsExpectedOnceTheEndIsKnownOrNobodyWaits() {
		this.expected.expect(KEY, this.end);
		this.end.cancel(false);
		assertThat(this.expected.accepted(ACCEPTED)).isFalse();
		assertThat(this.expected.find(KEY)).isNull();
		assertThat(this.expected.postpone(KEY)).isFalse();
	}

	@Test
	void whatNobodyExpectsIsLookedForAtOnce() {
		assertThat(this.expected.postpone(KEY)).isFalse();
		assertThat(this.expected.accepted(ACCEPTED)).isFalse();
		assertThat(this.expected.find(KEY)).isNull();
	}

}
