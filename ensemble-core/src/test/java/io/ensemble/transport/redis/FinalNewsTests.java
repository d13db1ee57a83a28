package io.ensemble.transport.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.transport.Found;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FinalNews} without a server: what is asked for, and what is not.
 */
class FinalNewsTests {

	private static final WorkKey KEY = WorkKey.of("a");

	private static final String ID = StoredWork.id(KEY);

	private static final Instant AT = Instant.parse("2026-03-06T10:00:00Z");

	private static final WorkRecord ACCEPTED = WorkRecord
		.queued(new Submission(WorkRequest.of("a", "cook", "").build(), KEY.caller(), Ingress.HTTP), AT);

	private static final WorkRecord ENDED = ACCEPTED.withPriority(Priority.HIGH)
		.started(AT.plusSeconds(1))
		.finished(WorkResult.completed("done"), AT.plusSeconds(2));

	private final List<WorkKey> looks = new ArrayList<>();

	private Found found = new Found.Unknown();

	private final FinalNews news = new FinalNews(new StoredWork(), (key) -> {
		this.looks.add(key);
		return CompletableFuture.completedFuture(this.found);
	}, Runnable::run);

	@Test
	void newsOfAcceptedWorkSayHowItEndedSoThatNobodyLooks() {
		CompletableFuture<WorkRecord> end = this.news.expect(KEY);
		this.news.accepted(ACCEPTED);
		this.news.ended(message("COMPLETED HIGH 1"));
		assertThat(end).isCompletedWithValue(ENDED);
		assertThat(this.looks).isEmpty();
	}

	@Test
	void newsThatComeBeforeTheAcceptanceAreLookedUp() {
		CompletableFuture<WorkRecord> end = this.news.expect(KEY);
		this.found = new Found.Present(ENDED);
		this.news.ended(message("COMPLETED HIGH 1"));
		assertThat(end).isCompletedWithValue(ENDED);
		assertThat(this.looks).containsExactly(KEY);
	}

	@Test
	void newsWithoutAResultAndGarbageAreLookedUp() {
		this.found = new Found.Present(ENDED);
		for (String garbage : List.of("\n\n" + ID, ID, message("COMPLETED HIGH"), message("RUNNING HIGH 1"),
				message("COMPLETED ROYAL 1"), message("COMPLETED HIGH one"),
				message("COMPLETED HIGH 1").replace("{", "["))) {
			CompletableFuture<WorkRecord> end = this.news.expect(KEY);
			this.news.accepted(ACCEPTED);
			this.news.ended(garbage);
			assertThat(end).as(garbage).isCompletedWithValue(ENDED);
			assertThat(this.looks).as(garbage).containsExactly(KEY);
			this.looks.clear();
		}
	}

	@Test
	void newsOfWorkThatNobodyExpectsAreDropped() {
		this.news.ended(message("COMPLETED HIGH 1"));
		assertThat(this.looks).isEmpty();
	}

	@Test
	void aConnectionThatIsBackLosesNothingThatIsNotAcceptedYet() {
		CompletableFuture<WorkRecord> end = this.news.expect(KEY);
		this.news.lookAgain();
		assertThat(this.looks).isEmpty();
		assertThat(end).isNotDone();
		this.found = new Found.Present(ENDED);
		this.news.accepted(ACCEPTED);
		assertThat(this.looks).containsExactly(KEY);
		assertThat(end).isCompletedWithValue(ENDED);
	}

	@Test
	void aConnectionThatIsBackLooksForAcceptedWork() {
		CompletableFuture<WorkRecord> end = this.news.expect(KEY);
		this.news.accepted(ACCEPTED);
		this.news.lookAgain();
		assertThat(this.looks).containsExactly(KEY);
		assertThat(end).as("an emptied server knows nothing").isCompletedExceptionally();
	}

	private static String message(String how) {
		return "%s %s %s\n%s\n%s".formatted(how, micros(1), micros(2),
				new StoredJson().write(WorkResult.completed("done")), ID);
	}

	private static String micros(int seconds) {
		return StoredWork.micros(AT.plus(Duration.ofSeconds(seconds)));
	}

}
