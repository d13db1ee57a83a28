package io.ensemble.test.contract;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.ensemble.transport.Enqueued;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a queue must do that takes in requests whose results are known, see
 * {@link io.ensemble.transport.WorkQueue#answer}. A queue need not; the tests of one that
 * does implement this beside {@link WorkQueueContract}.
 */
public interface AnswerContract extends StoreContract {

	/** What is known. */
	WorkResult KNOWN = WorkResult.completed("Kein Fisch, \"leider\" 🐟");

	@Test
	default void whatIsAnsweredHasEndedWithoutAStart() {
		store().accept("waiting", Priority.LOW);
		Enqueued.Accepted answered = accepted(StoreDriver.submission(StoreDriver.request("a")));
		WorkRecord record = answered.record();
		assertThat(answered.position()).isZero();
		assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(record.attempt()).isZero();
		assertThat(record.startedAt()).isNull();
		assertThat(record.completedAt()).isNotNull();
		assertThat(StoreDriver.resultOf(record)).isEqualTo(KNOWN);
		assertThat(store().present("a")).isEqualTo(record);
		assertThat(store().depth()).isEqualTo(1);
		assertThat(store().position("waiting")).isEqualTo(1);
		assertThat(store().drain()).containsExactly("waiting");
	}

	@Test
	default void whatIsThereAlreadyIsNotAnsweredAnew() {
		Submission submission = StoreDriver.submission(StoreDriver.request("a"));
		store().accept(submission);
		assertThat(answer(submission)).isInstanceOfSatisfying(Enqueued.Known.class,
				(known) -> assertThat(known.record().status()).isEqualTo(WorkStatus.QUEUED));
		assertThat(answer(StoreDriver.submission(WorkRequest.of("a", "prepare-meal", "Salad"))))
			.isInstanceOf(Enqueued.Mismatch.class);
		assertThat(store().drain()).containsExactly("a");
	}

	@Test
	default void whatWasAnsweredIsKnownFromThenOn() {
		Submission submission = StoreDriver.submission(StoreDriver.request("a"));
		WorkRecord record = accepted(submission).record();
		assertThat(answer(submission)).isEqualTo(new Enqueued.Known(record));
		assertThat(store().enqueue(submission, 0)).isEqualTo(new Enqueued.Known(record));
		assertThat(store().enqueue(StoreDriver.submission(WorkRequest.of("a", "prepare-meal", "Salad"))))
			.isInstanceOf(Enqueued.Mismatch.class);
		assertThat(store().accept("b").submittedAt()).isAfter(record.submittedAt());
	}

	@Test
	default void whoExpectsAnAnswerIsTold() {
		CompletableFuture<WorkRecord> expected = store().results().expect(WorkKey.of("a"));
		WorkRecord record = accepted(StoreDriver.submission(StoreDriver.request("a"))).record();
		assertThat(StoreDriver.await(expected)).isEqualTo(record);
	}

	@Test
	default void anAnswerThatTravelsIsDelivered() {
		WorkRecord record = accepted(DeliveryDriver.submission("a", DeliveryDriver.WEBHOOK)).record();
		assertThat(new DeliveryDriver(store()).present("a").record()).isEqualTo(record);
	}

	private Enqueued.Accepted accepted(Submission submission) {
		Enqueued answer = answer(submission);
		assertThat(answer).isInstanceOf(Enqueued.Accepted.class);
		return (Enqueued.Accepted) answer;
	}

	private Enqueued answer(Submission submission) {
		Optional<Enqueued> answer = StoreDriver.await(store().queue().answer(submission, KNOWN));
		assertThat(answer).as("whether the queue can do that").isPresent();
		return answer.orElseThrow();
	}

}
