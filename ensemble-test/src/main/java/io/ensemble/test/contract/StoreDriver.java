package io.ensemble.test.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkRequestBuilder;
import io.ensemble.work.WorkResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The store as tests like to speak to it: one call at a time, each waited for.
 */
final class StoreDriver {

	static final Duration LEASE = Duration.ofSeconds(30);

	static final int MAX_ATTEMPTS = 3;

	private static final int ROOMY = 1_000_000_000;

	private static final long PATIENCE_SECONDS = 30;

	private final StoreFixture fixture;

	StoreDriver(StoreFixture fixture) {
		this.fixture = fixture;
	}

	static WorkRequestBuilder request(String id) {
		return WorkRequest.of(id, "prepare-meal", "Wagyu steak");
	}

	static Submission submission(WorkRequestBuilder request) {
		return submission(WorkKey.ANYONE, request);
	}

	static Submission submission(String caller, WorkRequestBuilder request) {
		return new Submission(request.build(), caller, Ingress.HTTP);
	}

	static <T> T await(CompletionStage<T> stage) {
		try {
			return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new AssertionError("The store failed with something else than a RuntimeException", ex);
		}
		catch (TimeoutException ex) {
			throw new AssertionError("The store did not answer within " + PATIENCE_SECONDS + " s", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	static WorkResult resultOf(WorkRecord record) {
		return Objects.requireNonNull(record.result(), "the record has no result");
	}

	WorkQueue queue() {
		return this.fixture.queue();
	}

	ResultStore results() {
		return this.fixture.results();
	}

	StoreFixture fixture() {
		return this.fixture;
	}

	void advance(Duration duration) {
		this.fixture.advance(duration);
	}

	Enqueued enqueue(Submission submission) {
		return enqueue(submission, ROOMY);
	}

	Enqueued enqueue(Submission submission, int capacity) {
		return await(queue().enqueue(submission, capacity));
	}

	Enqueued.Accepted accept(Submission submission) {
		Enqueued answer = enqueue(submission);
		assertThat(answer).isInstanceOf(Enqueued.Accepted.class);
		return (Enqueued.Accepted) answer;
	}

	WorkRecord accept(String id) {
		return accept(submission(request(id))).record();
	}

	WorkRecord accept(String id, Priority priority) {
		return accept(submission(request(id).priority(priority))).record();
	}

	WorkRecord acceptWithin(String id, Duration deadline) {
		return accept(submission(request(id).deadline(deadline))).record();
	}

	List<Claim> claim(int max) {
		return await(queue().claim(max, LEASE));
	}

	Claim claimOne() {
		List<Claim> claims = claim(1);
		assertThat(claims).as("claims").hasSize(1);
		return claims.get(0);
	}

	List<String> drain() {
		return claim(Integer.MAX_VALUE).stream().map((claim) -> claim.record().key().requestId()).toList();
	}

	long position(String id) {
		return await(queue().position(WorkKey.of(id)));
	}

	long depth() {
		return await(queue().depth());
	}

	boolean retry(Claim claim, Duration delay) {
		return retry(claim, delay, "Out of fish");
	}

	boolean retry(Claim claim, Duration delay, String error) {
		return await(queue().retry(claim, delay, error));
	}

	boolean finish(Claim claim, String output) {
		return await(results().finish(claim, WorkResult.completed(output))).isPresent();
	}

	List<WorkRecord> sweep() {
		return await(queue().sweep(MAX_ATTEMPTS));
	}

	Found find(String id) {
		return await(results().find(WorkKey.of(id)));
	}

	WorkRecord present(String id) {
		Found found = find(id);
		assertThat(found).isInstanceOf(Found.Present.class);
		return ((Found.Present) found).record();
	}

	/**
	 * Let every attempt of the next work be lost.
	 * @return the dead letter
	 */
	WorkRecord killNext() {
		WorkRecord last = claimOne().record();
		for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
			advance(LEASE);
			last = sweep().get(0);
			if (attempt < MAX_ATTEMPTS) {
				claimOne();
			}
		}
		return last;
	}

}
